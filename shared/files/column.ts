import type { Cell } from './cell.ts'

/** One column of a table: its header, whether the file must have it, and how its cells are read. */
export interface Column<T> {
  readonly header: string
  readonly mustExist: boolean
  /** The value of a blank cell; undefined refuses it. */
  readonly blank: T | undefined
  readonly read: Cell<T>
}

/** A column that must be there and filled in. */
export function required<T>(header: string, read: Cell<T>): Column<T> {
  return { header, mustExist: true, blank: undefined, read }
}

/** A column that must be there, whose cells may be blank. */
export function blankable<T, B>(header: string, read: Cell<T>, blank: B): Column<T | B> {
  return { header, mustExist: true, blank, read }
}

/** A column that may be missing; then its cells count as blank. */
export function optional<T, B>(header: string, read: Cell<T>, blank: B): Column<T | B> {
  return { header, mustExist: false, blank, read }
}
