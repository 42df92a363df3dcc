import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBytes, slipHash } from '../../../shared/payouts/canonical.ts'
import { assentText } from '../../../shared/payouts/assent.ts'
import { verifyReceipt, type Receipt, type Statement } from '../../../shared/payouts/receipt.ts'
import { counts } from '../../kit/counts.ts'
import { deviceKey, signText } from '../../kit/device.ts'
import { anyPayslip } from './a-payslip.ts'

const keyOf = (n: number) => new Uint8Array(32).fill(n)
const publicOf = (n: number) => bytesToHex(ed25519.getPublicKey(keyOf(n)))
const keys = { k1: publicOf(1), k2: publicOf(2) }

const bytes = canonicalBytes(anyPayslip)
const hash = slipHash(bytes)
const statement = {
  v: 'sign/v1',
  slipHash: hash,
  method: 'typed',
  inkHash: 'ab'.repeat(32),
  studentPid: 'p-1',
  sessionHash: 's',
  viewId: 'view',
  viewedAt: 1_608_000_000_000,
  signedAt: 1_608_000_060_000,
  consentVersion: 'sign-2020-1',
  auditSeq: 12,
  auditHash: 'cd'.repeat(32),
  sealKid: 'k1',
} satisfies Statement
/** Drawn, and signed by the phone as well. */
const byHand = {
  ...statement,
  v: 'sign/v2',
  method: 'drawn',
  nonce: 'nonce',
  scrolledAt: 1_608_000_030_000,
  deviceKeyId: 'd-1',
  deviceKey,
  deviceSig: signText(assentText({ ...statement, nonce: 'nonce' })),
} satisfies Statement

function sealed(change: object = {}, by = 1): Receipt {
  const whole = { ...statement, ...change }
  const said = canonicalize(whole)!
  const seal = bytesToHex(ed25519.sign(utf8ToBytes(said), keyOf(by)))
  const { sealKid, signedAt } = whole
  return { bytes: new TextDecoder().decode(bytes), hash, statement: said, sealKid, seal, signedAt }
}
const told = (receipt: object, known: Record<string, string> = keys) => {
  const verified = verifyReceipt(JSON.stringify(receipt), known)
  return verified.ok ? 'valid' : verified.reason
}

describe('R28 a receipt', () => {
  test('is valid with nothing but the published keys, and after a rotation too', () => {
    expect(told(sealed())).toBe('valid')
    expect(told(sealed({ sealKid: 'k2' }, 2))).toBe('valid')
    expect(told(sealed(), { ...keys, k3: publicOf(3) })).toBe('valid')
  })

  test.each([
    ['another amount', { bytes: sealed().bytes.replace(/"net":"\d/, '"net":"9') }, 'content-changed'],
    ['another hash', { hash: '0'.repeat(64) }, 'content-changed'],
    ['another time beside the statement', { signedAt: 1 }, 'statement-changed'],
    ['another key named', { sealKid: 'k2' }, 'statement-changed'],
    ['a key that nobody published', sealed({ sealKid: 'k9' }), 'unknown-key'],
    ['a name that every object has as key', sealed({ sealKid: 'constructor' }), 'unknown-key'],
    ['a seal of another key', sealed({}, 2), 'seal-broken'],
    ['no seal at all', { seal: '0'.repeat(128) }, 'seal-broken'],
    ['something added', { paid: true }, 'not-a-receipt'],
    ['a statement about another payslip', sealed({ slipHash: '1'.repeat(64) }), 'content-changed'],
  ])('with %s is none', (_, change, reason) => {
    expect(told({ ...sealed(), ...change })).toBe(reason)
  })

  test('of handwriting is valid, and the device’s signature in it too', () => {
    expect(told(sealed(byHand))).toBe('valid')
    expect(told(sealed({ ...byHand, scrolledAt: null }))).toBe('valid')
  })

  // Even who holds the school's key cannot say that a phone signed what it did not.
  test.each<[string, Partial<typeof byHand>]>([
    ['another drawing', { inkHash: 'ac'.repeat(32) }],
    ['another view', { viewId: 'other' }],
    ['another number', { nonce: 'other' }],
    ['another consent', { consentVersion: 'sign-2019-1' }],
    ['another phone', { deviceKey: `${deviceKey.slice(0, -1)}A` }],
    ['no signature', { deviceSig: 'A'.repeat(86) }],
  ])('sealed over %s is not the device’s', (_, change) => {
    expect(told(sealed({ ...byHand, ...change }))).toBe('device-broken')
  })

  test('with one bit changed in the hash of the drawing is not valid, sealed anew or not', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.nat(3), (place, bit) => {
        const digit = (Number.parseInt(byHand.inkHash[place]!, 16) ^ (1 << bit)).toString(16)
        const inkHash = byHand.inkHash.slice(0, place) + digit + byHand.inkHash.slice(place + 1)
        const [whole, other] = [sealed(byHand), sealed({ ...byHand, inkHash })]
        expect(told({ ...whole, statement: other.statement })).toBe('seal-broken')
        expect(told(other)).toBe('device-broken')
      }),
      { numRuns: counts(30, 1_000) },
    )
  })

  test.each(['', '{}', 'null', '[]', '{"bytes":1}', 'a picture of a cat'])('is not %s', (text) => {
    expect(verifyReceipt(text, keys)).toEqual({ ok: false, reason: 'not-a-receipt' })
  })

  test('with one bit changed in anything that it says is not valid', () => {
    const wholes = [sealed(), sealed(byHand)]
    const fields = ['bytes', 'hash', 'statement', 'sealKid', 'seal'] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...wholes),
        fc.constantFrom(...fields),
        fc.nat(),
        fc.nat(6),
        (whole, field, at, bit) => {
          const text = whole[field]
          const place = at % text.length
          const code = text.charCodeAt(place) ^ (1 << bit)
          const changed = text.slice(0, place) + String.fromCharCode(code) + text.slice(place + 1)
          expect(told({ ...whole, [field]: changed })).not.toBe('valid')
        },
      ),
      { numRuns: counts(400, 10_000) },
    )
  })
})
