import type { Side } from '../payouts/approval.ts'
import type { WorkDate } from '../time/work-date.ts'

/**
 * What somebody has said about a settlement. None is ever changed: of two that say the same kind of thing the later one
 * holds, and an agreement holds for the content that it names.
 */
export type Word = { readonly personId: string } & (
  | { readonly kind: 'judged'; readonly side: Side; readonly breach: boolean; readonly reason: string }
  | Moved<'deposit-paid'>
  | Moved<'deposit-returned'>
  | { readonly kind: 'agreed'; readonly side: Side; readonly contentHash: string }
  | { readonly kind: 'settled'; readonly contentHash: string; readonly on: WorkDate; readonly note: string }
)

/** Money that has gone from one side to the other; an amount of 0 takes back what was said before. */
interface Moved<K extends string> {
  readonly kind: K
  readonly amount: string
  readonly on: WorkDate
}
export type WordKind = Word['kind']

/** The last word of a kind. */
export const lastOf = <K extends WordKind>(words: readonly Word[], kind: K) =>
  words.findLast((word): word is Extract<Word, { kind: K }> => word.kind === kind)

/** The agreements that hold: those of the content that there is now. */
export const standingAgreements = <W extends Word>(words: readonly W[], hash: string) =>
  words.filter(
    (word): word is Extract<W, { kind: 'agreed' }> => word.kind === 'agreed' && word.contentHash === hash,
  )
