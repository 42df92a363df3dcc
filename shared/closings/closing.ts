import type { Decided, Side, StoredRun } from '../payouts/approval.ts'
import { heldBy } from '../transfers/payable.ts'
import type { Candidate, Held } from '../transfers/payable.ts'

/** What is still to be done with a payslip before its run is done with; ready: nothing keeps it from the bank. */
export type Left = Exclude<Held, 'nothing-due' | 'paid'> | 'ready'

/** null where the payslip is paid, or nothing was due. */
export function leftOf(slip: Candidate): Left | null {
  const held = heldBy(slip)
  return held === 'paid' || held === 'nothing-due' ? null : (held ?? 'ready')
}

/** One side says that a run is done with, knowing what is open in it. */
export interface Closing {
  readonly side: Side
  readonly personId: string
  /** Of all that was open then; the closings of the two sides must name the same. */
  readonly openHash: string
}

/** The closings that hold: those that were said of what is open now. */
export const standingClosings = <C extends Closing>(closings: readonly C[], openHash: string): C[] =>
  closings.filter((closing) => closing.openHash === openHash)

type Refused = 'run-closed' | 'wrong-state' | 'run-under-way' | 'run-open' | 'closed-already' | 'one-person'

/**
 * Whether somebody may say for a side that a run is done with: published, nothing on its way without an answer of the
 * bank, and a reason where somebody has not been paid. Company and school are two people, and each says it once.
 */
export function mayClose(
  run: StoredRun & { readonly closedAt: number | null },
  left: readonly Left[],
  closings: readonly Closing[],
  { side, personId, openHash, reason }: Closing & { reason: string },
  nowHash: string,
): Decided<Refused> {
  const no = (reasonOf: Refused) => ({ ok: false, reason: reasonOf }) as const
  if (run.closedAt !== null) return no('run-closed')
  if (run.state !== 'published' || openHash !== nowHash) return no('wrong-state')
  if (left.includes('under-way')) return no('run-under-way')
  if (left.length && !reason) return no('run-open')
  const standing = standingClosings(closings, openHash)
  if (standing.some((closing) => closing.side === side)) return no('closed-already')
  if (standing.some((closing) => closing.personId === personId)) return no('one-person')
  return { ok: true }
}
