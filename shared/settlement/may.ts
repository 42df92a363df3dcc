import { compareMoney, isNegative, money, zero } from '../money/money.ts'
import type { Decided, Side } from '../payouts/approval.ts'
import type { WorkDate } from '../time/work-date.ts'
import { depositHeld, type Settlement } from './settlement.ts'
import { lastOf, standingAgreements, type Word } from './word.ts'

/** What a person who wants to say something finds: all words so far, and what they and the facts come to. */
export interface Standing {
  readonly words: readonly Word[]
  readonly content: Settlement
  readonly hash: string
  readonly today: WorkDate
}

type Refused =
  | 'settlement-settled'
  | 'settlement-early'
  | 'settlement-unjudged'
  | 'settlement-deposit'
  | 'settlement-not-agreed'
  | 'content-changed'
  | 'already-approved'
  | 'one-person'
  | 'date-ahead'

const no = (reason: Refused) => ({ ok: false, reason }) as const

const isSettled = ({ words }: Standing) => lastOf(words, 'settled') !== undefined
/** Whether the season's last day is over: until then it may still be broken. */
export const isOver = ({ content, today }: Pick<Standing, 'content' | 'today'>) => today > content.season.to

/** Whether the season ended without breach or violation is said once it has ended, and may be said anew until it is settled. */
export function mayJudge(now: Standing): Decided<Refused> {
  if (isSettled(now)) return no('settlement-settled')
  return isOver(now) ? { ok: true } : no('settlement-early')
}

/** A payment that was made is recorded, none to come; nobody gives back what never came. */
export function mayRecordDeposit(
  now: Standing,
  word: Word & { on: WorkDate; amount: string },
): Decided<Refused> {
  if (isSettled(now)) return no('settlement-settled')
  if (word.on > now.today) return no('date-ahead')
  const held = depositHeld([...now.words, word])
  const nothing =
    compareMoney(money(word.amount), zero) === 0 && !now.words.some(({ kind }) => kind === word.kind)
  return isNegative(held) || nothing ? no('settlement-deposit') : { ok: true }
}

/** Each side agrees once to the content that it has seen and that the facts still give; never one person for both. */
export function mayAgree(
  now: Standing,
  { side, personId, contentHash }: { side: Side; personId: string; contentHash: string },
): Decided<Refused> {
  if (isSettled(now)) return no('settlement-settled')
  if (!isOver(now)) return no('settlement-early')
  if (now.content.reward.judged === null) return no('settlement-unjudged')
  if (contentHash !== now.hash) return no('content-changed')
  const standing = standingAgreements(now.words, now.hash)
  if (standing.some((word) => word.side === side)) return no('already-approved')
  return standing.some((word) => word.personId === personId) ? no('one-person') : { ok: true }
}

/** What both sides have agreed to is paid, and that it was is said once. */
export function maySettle(
  now: Standing,
  { contentHash, on }: { contentHash: string; on: WorkDate },
): Decided<Refused> {
  if (isSettled(now)) return no('settlement-settled')
  if (contentHash !== now.hash) return no('content-changed')
  const standing = standingAgreements(now.words, now.hash)
  if (new Set(standing.map(({ side }) => side)).size < 2) return no('settlement-not-agreed')
  if (on > now.today) return no('date-ahead')
  return on > now.content.season.to ? { ok: true } : no('settlement-early')
}
