import type { CellAt, PlanCell } from '../../shared/shifts/plan-grid.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'

export const keyOf = (date: string, className: string) => `${date} ${className}`

/** What the plan says with the draft over it. */
export const cellsOver =
  (published: ReadonlyMap<string, string>, draft: ReadonlyMap<string, string>): CellAt =>
  (date, className) => {
    const key = keyOf(date, className)
    return draft.get(key) ?? published.get(key) ?? ''
  }

/** The draft with these cells in it: none of the past, and none that is what is published already. */
export function drafted(
  published: ReadonlyMap<string, string>,
  draft: ReadonlyMap<string, string>,
  cells: readonly PlanCell[],
  { first, last }: { first: WorkDate; last: WorkDate },
): Map<string, string> {
  const next = new Map(draft)
  for (const { date, className, cell } of cells) {
    if (date < first || date > last) continue
    const key = keyOf(date, className)
    if ((published.get(key) ?? '') === cell) next.delete(key)
    else next.set(key, cell)
  }
  return next
}

/** A block of the grid: the corner where it was begun, and the one to which it was drawn. */
export interface Block {
  row: number
  column: number
  toRow: number
  toColumn: number
}

export const blockOf = (row: number, column: number): Block => ({
  row,
  column,
  toRow: row,
  toColumn: column,
})

/** Dates and classes inside of it, in the order of the grid. */
export function insideOf(
  block: Block,
  dates: readonly WorkDate[],
  classes: readonly string[],
): { dates: WorkDate[]; classes: string[] } {
  return { dates: cut(dates, block.row, block.toRow), classes: cut(classes, block.column, block.toColumn) }
}

const cut = <T>(all: readonly T[], a: number, b: number) => all.slice(Math.min(a, b), Math.max(a, b) + 1)
