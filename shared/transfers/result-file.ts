import { blankable, optional, required } from '../files/column.ts'
import { amount } from '../files/number-cells.ts'
import { cardNumber } from '../files/private-cells.ts'
import type { Problem } from '../files/problem.ts'
import { readTable } from '../files/read-table.ts'
import { referencesTo } from '../files/references.ts'
import type { Sheet } from '../files/sheet.ts'
import { table, type RowOf } from '../files/table.ts'
import { line, oneOf } from '../files/text-cells.ts'
import { maskTail, normaliseNumber } from '../people/private.ts'

/** What a bank calls the end of an order. Anything but an end leaves the order open. */
const ending = oneOf<'paid' | 'failed' | 'open'>([
  ['成功', 'paid'],
  ['处理成功', 'paid'],
  ['交易成功', 'paid'],
  ['入账成功', 'paid'],
  ['失败', 'failed'],
  ['处理失败', 'failed'],
  ['交易失败', 'failed'],
  ['入账失败', 'failed'],
  ['处理中', 'open'],
  ['待处理', 'open'],
])

const resultTable = table({
  file: '银行结果',
  needs: [],
  columns: {
    account: required('账号', cardNumber),
    name: required('户名', line(60)),
    amount: required('金额', amount),
    result: blankable('处理结果', ending, 'open' as const),
    reason: optional('失败原因', line(200), ''),
  },
})

export type BankResultRow = RowOf<typeof resultTable>

/** The bank's answer to a batch: the columns of the batch file and how each order ended. */
export function readBankResult(sheet: Sheet): { rows: BankResultRow[]; problems: Problem[] } {
  const read = readTable(resultTable, sheet, referencesTo({}))
  if ('reason' in read) return { rows: [], problems: [read] }
  return { ...read, rows: read.rows.map((row) => ({ ...row, reason: withoutNumbers(row.reason) })) }
}

/** The bank's words are kept and shown; an account that they name is not. */
const withoutNumbers = (text: string) =>
  text.replaceAll(/[0-9０-９](?:[\s-]?[0-9０-９]){11,}/g, (number) => maskTail(normaliseNumber(number)))
