import canonicalize from 'canonicalize'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { payslipSchema, type Payslip } from './payslip-schema.ts'

const domain = utf8ToBytes('payslip/v1\n')

/** The bytes that are shown, hashed and signed: RFC 8785. Throws where the payslip breaks its schema. */
export function canonicalBytes(payslip: Payslip): Uint8Array {
  return utf8ToBytes(canonicalize(v.parse(payslipSchema, payslip)) ?? '')
}

/** What was earned and taken, whoever's account it goes to and however often it was spelled anew. */
export function earnedText({ card: _card, revision: _revision, ...earned }: Payslip): string {
  return canonicalize(earned) ?? ''
}

/** SHA-256 over a domain prefix and the canonical bytes, in lower-case hex: what the student's signature is for. */
export function slipHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(concatBytes(domain, bytes)))
}

/** The payslip in canonical bytes; throws where they are another spelling of it or no payslip at all. */
export function readPayslip(bytes: Uint8Array): Payslip {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  const payslip = v.parse(payslipSchema, JSON.parse(text))
  if (canonicalize(payslip) !== text) throw new TypeError('not the canonical bytes of a payslip')
  return payslip
}
