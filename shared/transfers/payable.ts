import { isPayable, type TransferState } from './transfer.ts'

/** A published payslip, and all that decides whether it may go to the bank now. */
export interface Candidate {
  readonly net: string
  /** The facts by now say something else, and the run has not been computed anew. */
  readonly overtaken: boolean
  /** Signed, or excused by two people. */
  readonly settled: boolean
  /** Whether a card is on file, and the one that the payslip names. */
  readonly card: 'none' | 'same' | 'other'
  /** Somebody else has the same one, and the supervisor has not let that stand. */
  readonly cardShared: boolean
  readonly consentWithdrawn: boolean
  readonly lastState: TransferState | null
  /** The student has said, with the PIN and after the failure, which card is right. */
  readonly confirmed: boolean
}

/** Why nothing is sent for a payslip. */
export type Held =
  | 'facts-changed'
  | 'nothing-due'
  | 'under-way'
  | 'paid'
  | 'unsigned'
  | 'consent-withdrawn'
  | 'no-card'
  | 'card-shared'
  | 'card-changing'
  | 'not-confirmed'

/** What keeps a payslip from the bank: null where nothing does. Nobody else's payslip is ever a reason. */
export function heldBy(slip: Candidate): Held | null {
  if (slip.lastState === 'sent') return 'under-way'
  if (slip.lastState === 'paid') return 'paid'
  // What was sent once, failed or not, stays as it went, and the next run carries the difference.
  if (slip.overtaken && slip.lastState === null) return 'facts-changed'
  if (!isPayable(slip.net)) return 'nothing-due'
  if (!slip.settled) return 'unsigned'
  if (slip.consentWithdrawn) return 'consent-withdrawn'
  if (slip.card === 'none') return 'no-card'
  if (slip.cardShared) return 'card-shared'
  // What was signed names the payee; after a failure the confirmation does.
  if (slip.lastState === null) return slip.card === 'other' ? 'card-changing' : null
  return slip.confirmed ? null : 'not-confirmed'
}

/** A first attempt, or another one after a failure. */
export const attemptKind = (slip: Pick<Candidate, 'lastState'>): 'first' | 'again' =>
  slip.lastState === null ? 'first' : 'again'
