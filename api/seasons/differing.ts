import type { FactName } from '../../shared/files/shown-cells.ts'
import { shownCells, shownColumns } from '../../shared/files/shown-cells.ts'
import { contentIn, subjectIn } from './compare.ts'
import type { Differing } from './compare.ts'
import type { FactTableOf } from './fact-table.ts'

/** The rows themselves in which files differ from what is known: of each kind the first, the counts say of how many. */
export interface TableDifference {
  columns: string[]
  new: string[][]
  changed: ChangedRow[]
  withdrawn: string[][]
}
export interface ChangedRow {
  /** What the row is about. */
  of: string
  cells: { column: string; before: string; after: string }[]
}

const most = 50
export const first = <T>(rows: readonly T[]): T[] => rows.slice(0, most)

/** Those cells in which two rows differ. */
export const changedRow = (
  of: string,
  columns: readonly string[],
  before: readonly string[],
  after: readonly string[],
): ChangedRow => ({
  of,
  cells: columns.flatMap((column, i) =>
    before[i] === after[i] ? [] : [{ column, before: before[i] ?? '', after: after[i] ?? '' }],
  ),
})

type Stored = { content: string | null }

/** Of a table of facts. `nameOf`: how somebody with this 学号 is called. */
export function factDifference(
  { name, subject }: FactTableOf,
  { made, changed, gone }: Differing<Stored>,
  nameOf: (number: string) => string,
): TableDifference {
  const table = name as FactName
  const cells = (row: Stored) => shownCells(table, subjectIn(row), contentIn(row))
  const named = (shown: string[]) =>
    subject[0] === 'number' ? [`${shown[0]} ${nameOf(shown[0]!)}`.trim(), ...shown.slice(1)] : shown
  const about = (row: Stored) => {
    const [first = '', ...rest] = subjectIn(row).split(' ')
    return subject[0] === 'number' ? [first, nameOf(first), ...rest].join(' ') : subjectIn(row)
  }
  const columns = shownColumns(table)
  return {
    columns,
    new: first(made).map((row) => named(cells(row))),
    changed: first(changed).map(({ before, after }) =>
      changedRow(about(after), columns, cells(before), cells(after)),
    ),
    withdrawn: first(gone).map((row) => named(cells(row))),
  }
}
