import { reasonOf } from '../files/cell.ts'
import type { Problem } from '../files/problem.ts'
import type { Reason } from '../files/reasons.ts'
import { money, sameMoney } from '../money/money.ts'
import type { TransferState } from './transfer.ts'

/** A transfer of the batch; the account as its blind index, by which two people of one name are told apart; '' once erased. */
export interface SentTransfer {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly amount: string
  readonly state: TransferState
}

/** A line of the bank's file, its account as a blind index. */
export interface ResultLine {
  readonly line: number
  readonly account: string
  readonly name: string
  readonly amount: string
  readonly result: 'paid' | 'failed' | 'open'
  readonly reason: string
}

export interface Matched {
  /** Transfers that end by this file. */
  readonly paid: readonly string[]
  readonly failed: readonly { readonly id: string; readonly reason: string }[]
  /** Lines that say what is known, and lines that say no end. */
  readonly same: number
  readonly open: number
  /** Where there is one, nothing of the file may be taken. */
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

/**
 * The bank's lines held against what was sent: by account and amount inside the batch, the name being a cross-check.
 * The order of the lines, the file's name and how often it comes mean nothing; a partial file settles what it holds.
 * What ended one way never ends another way: that takes a new attempt.
 */
export function matchResult(
  file: string,
  sent: readonly SentTransfer[],
  lines: readonly ResultLine[],
): Matched {
  const byAccount = Map.groupBy(sent, (transfer) => transfer.account)
  const seen = new Map<string, ResultLine>()
  const [problems, warnings]: [Problem[], Problem[]] = [[], []]
  const paid: string[] = []
  const failed: { id: string; reason: string }[] = []
  let [same, open] = [0, 0]
  for (const one of lines) {
    const at = (column: string, reason: Reason): Problem => ({ file, line: one.line, column, reason })
    const sharing = byAccount.get(one.account) ?? erasedAs(sent, one)
    const [first] = sharing
    if (!first) {
      problems.push(at('账号', reasonOf('transfer-unknown', {})))
      continue
    }
    const transfer = meant(sharing, one, seen)
    if (!transfer) {
      problems.push(at('金额', reasonOf('transfer-amount', { text: one.amount, sent: first.amount })))
      continue
    }
    if (plain(transfer.name) !== plain(one.name)) warnings.push(at('户名', reasonOf('transfer-name', {})))
    const before = seen.get(transfer.id)
    seen.set(transfer.id, one)
    if (before && before.result !== one.result)
      problems.push(at('处理结果', reasonOf('transfer-contradicts', { firstLine: before.line })))
    else if (before || one.result === transfer.state) same += 1
    else if (one.result === 'open') open += 1
    else if (transfer.state !== 'sent')
      problems.push(at('处理结果', reasonOf('transfer-settled', { state: transfer.state })))
    else if (one.result === 'paid') paid.push(transfer.id)
    else failed.push({ id: transfer.id, reason: one.reason || unsaid })
  }
  return { paid, failed, same, open, problems, warnings }
}

/** Whom a line means of those with its card, nearly always one: who was sent that amount, by the name where two were. */
function meant(sharing: readonly SentTransfer[], one: ResultLine, seen: ReadonlyMap<string, ResultLine>) {
  const same = sharing.filter(({ amount }) => sameMoney(money(amount), money(one.amount)))
  const named = same.filter(({ name }) => plain(name) === plain(one.name))
  const fitting = named.length ? named : same
  return fitting.find(({ id }) => !seen.has(id)) ?? fitting[0]
}

/**
 * Whose card is erased has no account to be known by any more. Such a transfer has ended before, so a line of that name
 * and amount tells nothing new of it, or contradicts it.
 */
const erasedAs = (sent: readonly SentTransfer[], { name, amount }: ResultLine) =>
  sent.filter(
    (one) =>
      one.account === '' && plain(one.name) === plain(name) && sameMoney(money(one.amount), money(amount)),
  )

/** As a bank's file would say it. */
const unsaid = '银行未说明原因'

const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '')
