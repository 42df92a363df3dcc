import type { EpochMs } from '../time/instant.ts'
import type { Decided } from './approval.ts'

/** A payslip of the student who signs. */
export interface SignableSlip {
  readonly hash: string
  /** The newest revision. */
  readonly current: boolean
  readonly publishedAt: EpochMs | null
  readonly signedAt: EpochMs | null
  /** Something in it is objected to, and nobody has answered yet. */
  readonly objected: boolean
}

/** What the student was shown, to whom, in which session. */
export interface SlipView {
  readonly sessionHash: string
  readonly nonce: string
  readonly consentVersion: string
  readonly expiresAt: EpochMs
  readonly usedAt: EpochMs | null
}

/** What the student sends, and who and when it is. */
export interface Signing {
  readonly hash: string
  readonly nonce: string
  readonly consentVersion: string
  /** Only where the name was typed instead of drawn. */
  readonly typedName: string | undefined
  readonly sessionHash: string | undefined
  readonly name: string
  readonly now: EpochMs
}

/**
 * Whether these bytes may be signed by virtue of this view. The statements that write the signature hold the
 * same conditions; here they are told apart, so that the student learns what to do.
 */
export function maySign(
  slip: SignableSlip,
  view: SlipView,
  signing: Signing,
  newestConsent: string,
): Decided<'signed-already' | 'slip-changed' | 'objection-open' | 'view-expired' | 'name-differs'> {
  if (slip.signedAt !== null) return { ok: false, reason: 'signed-already' }
  if (!slip.current || slip.publishedAt === null || slip.hash !== signing.hash)
    return { ok: false, reason: 'slip-changed' }
  if (slip.objected) return { ok: false, reason: 'objection-open' }
  const fresh = view.usedAt === null && view.expiresAt > signing.now && view.nonce === signing.nonce
  const same = view.sessionHash === signing.sessionHash && view.consentVersion === signing.consentVersion
  if (!fresh || !same || signing.consentVersion !== newestConsent)
    return { ok: false, reason: 'view-expired' }
  if (signing.typedName !== undefined && folded(signing.typedName) !== folded(signing.name))
    return { ok: false, reason: 'name-differs' }
  return { ok: true }
}

const folded = (name: string) => name.normalize('NFKC')
