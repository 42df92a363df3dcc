import { holderOn } from './account-holders.ts'
import { optional, required } from './column.ts'
import { whole } from './number-cells.ts'
import { student } from './reference-cells.ts'
import type { References } from './references.ts'
import { checkedTable, type Fields, type Report, type RowOf } from './table.ts'
import { code } from './text-cells.ts'
import { date } from './time-cells.ts'

const columns = {
  number: optional('学号', student, null),
  account: optional('账号', code, null),
  date: required('日期', date),
  minutes: required('在线分钟', whole(0, 1_440)),
}

type OnlineFields = Fields<typeof columns>

/**
 * online.csv: minutes logged on to the customer-service client, several rows of a date adding up. The company's
 * report may name the desk account instead of the student; accounts.csv then says who held it that day.
 */
export const online = checkedTable({
  file: 'online.csv',
  needs: ['roster.csv'],
  columns,
  either: ['学号', '账号'],
  needsWithout: { header: '学号', file: 'accounts.csv' },
  finish: (fields: OnlineFields, refs, report) => {
    const number = studentOf(fields, refs, report)
    return number === undefined ? undefined : { number, date: fields.date, minutes: fields.minutes }
  },
})

export type OnlineRow = RowOf<typeof online>

function studentOf(
  { number, account, date }: OnlineFields,
  { accounts, refusedAccounts }: References,
  report: Report<typeof columns>,
): string | undefined {
  const holder = account !== null && accounts ? holderOn(accounts, account, date) : undefined
  if (number !== null && account !== null && holder !== undefined && holder !== number) {
    // One of the two is wrong, and either would give one student's overtime to another.
    report.refuse('account', 'account-of-another', { text: account, holder })
  }
  if (number !== null || holder !== undefined) return number ?? holder
  if (account === null) report.refuse('number', 'number-or-account', {})
  else if (refusedAccounts.has(account)) report.refuse('account', 'account-has-error', { text: account })
  else if (accounts?.spans.has(account)) report.refuse('account', 'account-not-held', { text: account, date })
  else report.refuse('account', 'unknown-account', { text: account })
  return undefined
}
