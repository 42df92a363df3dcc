/** What the student's device signs, and what stands in it for the student's own sign. */
export interface Assent {
  readonly slipHash: string
  /** Of the drawing's raster, or of the typed name. */
  readonly inkHash: string
  readonly viewId: string
  /** Of the view: good for one signature. */
  readonly nonce: string
  readonly consentVersion: string
}

/** Signed by ECDSA on P-256 with SHA-256 (UTF-8 of this text). */
export const assentText = ({ slipHash, inkHash, viewId, nonce, consentVersion }: Assent) =>
  ['sign/v1', slipHash, inkHash, viewId, nonce, consentVersion].join('\n')

/** What is hashed where no drawing is. */
export const typedText = (name: string) => `typed/v1\n${name.normalize('NFC')}`
