import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import * as v from 'valibot'
import { readPayslip, slipHash } from './canonical.ts'
import type { Payslip } from './payslip-schema.ts'

const hex = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${length}}$`)))
const moment = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What the server seals: that this payslip was signed, by whom, how and when, and where the log stood then. */
const statementSchema = v.strictObject({
  v: v.literal('sign/v1'),
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
})
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
  'not-a-receipt' | 'content-changed' | 'statement-changed' | 'unknown-key' | 'seal-broken'
export type Verified =
  | { readonly ok: true; readonly payslip: Payslip; readonly statement: Statement; readonly hash: string }
  | { readonly ok: false; readonly reason: ReceiptFault }

const no = (reason: ReceiptFault): Verified => ({ ok: false, reason })

/**
 * Whether a saved receipt holds, by the school's public keys alone: no account, no server. The payslip's bytes have the
 * hash that was signed, all that is said twice is said alike, and the seal over the statement is one of these keys'.
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
