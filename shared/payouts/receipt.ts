import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import * as v from 'valibot'
import { assentText } from './assent.ts'
import { readPayslip, slipHash } from './canonical.ts'
import type { Payslip } from './payslip-schema.ts'

const hex = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${length}}$`)))
const moment = v.pipe(v.number(), v.integer(), v.minValue(0))

const base64url = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^[\\w-]{${length}}$`)))

const said = {
  slipHash: hex(64),
  method: v.picklist(['typed', 'drawn']),
  inkHash: hex(64),
  studentPid: v.string(),
  sessionHash: v.string(),
  viewId: v.string(),
  viewedAt: moment,
  signedAt: moment,
  consentVersion: v.string(),
  auditSeq: moment,
  auditHash: v.string(),
  sealKid: v.string(),
}
/** What the server seals: that this payslip was signed, by whom, how and when, and where the log stood then. */
const statementSchema = v.variant('v', [
  v.strictObject({ v: v.literal('sign/v1'), ...said }),
  // Since handwriting: with the device's own signature, its public key, and when the end of the payslip was seen.
  v.strictObject({
    v: v.literal('sign/v2'),
    ...said,
    nonce: v.string(),
    scrolledAt: v.nullable(moment),
    deviceKeyId: v.string(),
    /** An uncompressed point of P-256 in 65 bytes, and r and s in 64. */
    deviceKey: base64url(87),
    deviceSig: base64url(86),
  }),
])
export type Statement = v.InferOutput<typeof statementSchema>

const receiptSchema = v.strictObject({
  bytes: v.string(),
  hash: hex(64),
  statement: v.string(),
  sealKid: v.string(),
  seal: hex(128),
  signedAt: moment,
})
export type Receipt = v.InferOutput<typeof receiptSchema>

export type ReceiptFault =
  'not-a-receipt' | 'content-changed' | 'statement-changed' | 'unknown-key' | 'seal-broken' | 'device-broken'
export type Verified =
  | { readonly ok: true; readonly payslip: Payslip; readonly statement: Statement; readonly hash: string }
  | { readonly ok: false; readonly reason: ReceiptFault }

const no = (reason: ReceiptFault): Verified => ({ ok: false, reason })

/**
 * Whether a saved receipt holds, by the school's public keys alone: no account, no server. The payslip's bytes have the
 * hash that was signed, all that is said twice is said alike, the seal over the statement is one of these keys', and the
 * student's device has signed for the same payslip and the same ink.
 */
export function verifyReceipt(text: string, publicKeys: Readonly<Record<string, string>>): Verified {
  const receipt = parsed(receiptSchema, text)
  const statement = receipt && parsed(statementSchema, receipt.statement)
  if (!receipt || !statement) return no('not-a-receipt')
  const bytes = utf8ToBytes(receipt.bytes)
  if (slipHash(bytes) !== receipt.hash || receipt.hash !== statement.slipHash) return no('content-changed')
  const alike = receipt.signedAt === statement.signedAt && receipt.sealKid === statement.sealKid
  if (!alike || canonicalize(statement) !== receipt.statement) return no('statement-changed')
  const key = Object.hasOwn(publicKeys, receipt.sealKid) ? publicKeys[receipt.sealKid] : undefined
  if (key === undefined) return no('unknown-key')
  if (!isSealed(receipt, key)) return no('seal-broken')
  if (statement.v === 'sign/v2' && !isByDevice(statement)) return no('device-broken')
  try {
    return { ok: true, payslip: readPayslip(bytes), statement, hash: receipt.hash }
  } catch {
    return no('not-a-receipt')
  }
}

function parsed<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | undefined {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
  return result.success ? result.output : undefined
}

function isSealed({ seal, statement }: Receipt, key: string): boolean {
  try {
    return ed25519.verify(hexToBytes(seal), utf8ToBytes(statement), hexToBytes(key), { zip215: false })
  } catch {
    return false
  }
}

function isByDevice(statement: Extract<Statement, { v: 'sign/v2' }>): boolean {
  const [key, signature] = [fromBase64url(statement.deviceKey), fromBase64url(statement.deviceSig)]
  try {
    return p256.verify(signature, utf8ToBytes(assentText(statement)), key, { lowS: false })
  } catch {
    return false
  }
}

const fromBase64url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
