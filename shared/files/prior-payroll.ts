import { noPriorRuns, type PriorRuns } from '../allowance/facts.ts'
import { money, plus } from '../money/money.ts'
import { exactText } from '../money/round.ts'
import { required } from './column.ts'
import { amount } from './number-cells.ts'
import type { Problem } from './problem.ts'
import { readTable } from './read-table.ts'
import { referencesTo } from './references.ts'
import { readSheet } from './sheet.ts'
import { table } from './table.ts'
import { identifier } from './text-cells.ts'

/** What the cumulative tax needs of an earlier run. Without a key: rows of one 学号 add up. */
const priorTable = table({
  file: 'payroll.csv',
  needs: [],
  columns: {
    student: required('学号', identifier),
    income: required('应发', amount),
    tax: required('代扣个税', amount),
  },
})

export interface PriorPayroll {
  /** By 学号; who is not in it had no earlier run. */
  readonly runs: ReadonlyMap<string, PriorRuns>
  readonly problems: readonly Problem[]
}

/** Earlier runs of the year out of their payroll.csv files: 应发 and 代扣个税 summed by 学号 over all of them. */
export function readPriorPayroll(
  files: readonly { readonly file: string; readonly bytes: Uint8Array }[],
): PriorPayroll {
  const runs = new Map<string, PriorRuns>()
  const problems: Problem[] = []
  for (const { file, bytes } of files) {
    const sheet = readSheet(file, bytes)
    const read = 'reason' in sheet ? sheet : readTable(priorTable, sheet, referencesTo({}))
    if ('reason' in read) {
      problems.push(read)
      continue
    }
    problems.push(...read.problems)
    for (const { student, income, tax } of read.rows) {
      const before = runs.get(student) ?? noPriorRuns
      runs.set(student, { income: added(before.income, income), tax: added(before.tax, tax) })
    }
  }
  return { runs, problems }
}

const added = (a: string, b: string) => exactText(plus(money(a), money(b)))
