import type { WorkDate } from '../time/work-date.ts'
import { holderOn } from './account-holders.ts'
import type { ReasonCode, ReasonParams } from './reasons.ts'
import type { References } from './references.ts'

interface Named {
  readonly number: string | null
  readonly account: string | null
  readonly date: WorkDate
}
type Refuse = <K extends ReasonCode>(column: 'number' | 'account', code: K, params: ReasonParams[K]) => void

/**
 * 学号 of the student whom a row of the company's reports is about. They may name the desk account instead; accounts.csv
 * then says who held it that day. Undefined where the row had to be refused.
 */
export function studentOf(
  { number, account, date }: Named,
  { accounts, refusedAccounts }: References,
  refuse: Refuse,
): string | undefined {
  const holder = account !== null && accounts ? holderOn(accounts, account, date) : undefined
  if (number !== null && account !== null && holder !== undefined && holder !== number) {
    // One of the two is wrong, and either would give one student's day to another.
    refuse('account', 'account-of-another', { text: account, holder })
  }
  if (number !== null || holder !== undefined) return number ?? holder
  if (account === null) refuse('number', 'number-or-account', {})
  else if (refusedAccounts.has(account)) refuse('account', 'account-has-error', { text: account })
  else if (accounts?.spans.has(account)) refuse('account', 'account-not-held', { text: account, date })
  else refuse('account', 'unknown-account', { text: account })
  return undefined
}
