import { arrangeHoldings } from './account-holders.ts'
import { reasonOf } from './cell.ts'
import { blankable, required } from './column.ts'
import type { Problem } from './problem.ts'
import { readTable } from './read-table.ts'
import { student } from './reference-cells.ts'
import type { References } from './references.ts'
import type { Sheet } from './sheet.ts'
import { checkedTable, type Fields, type Outcome, type RowOf } from './table.ts'
import { code } from './text-cells.ts'
import { date } from './time-cells.ts'

const columns = {
  account: required('账号', code),
  number: required('学号', student),
  /** null: since ever, and until further notice. */
  from: blankable('从', date, null),
  to: blankable('至', date, null),
}

/** accounts.csv: who sat at which desk account, both dates counted. */
export const accounts = checkedTable({
  file: 'accounts.csv',
  needs: ['roster.csv'],
  columns,
  finish: (fields: Fields<typeof columns>, _refs, report) => {
    const { from, to } = fields
    if (from !== null && to !== null && to < from) report.refuse('to', 'end-before-start', { start: from })
    return fields
  },
})

export type AccountRow = RowOf<typeof accounts>

/** Reads the accounts; a row that gives one to a second student while a first has it is refused. */
export function readAccounts(sheet: Sheet, refs: References): Outcome<AccountRow> | Problem {
  const read = readTable(accounts, sheet, refs)
  if ('reason' in read) return read
  const overlaps = arrangeHoldings(read.rows).overlaps
  const refused = new Set(overlaps.map(({ holding }) => holding))
  const problems = overlaps.map(({ holding, first }) => ({
    file: sheet.file,
    line: holding.line,
    column: columns.account.header,
    reason: reasonOf('account-overlap', { firstLine: first.line }),
  }))
  return {
    rows: read.rows.filter((row) => !refused.has(row)),
    refused: [...read.refused, ...refused].map((row) => ({ ...row })),
    problems: [...read.problems, ...problems].sort((a, b) => a.line - b.line),
    warnings: read.warnings,
  }
}
