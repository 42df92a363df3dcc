import { describe, expect, test } from 'vitest'
import { maySign } from '../../../shared/payouts/sign.ts'
import type { SignableSlip, Signing, SlipView } from '../../../shared/payouts/sign.ts'

const now = 1_000_000
const slip: SignableSlip = { hash: 'h', current: true, publishedAt: 1, signedAt: null, objected: false }
const view: SlipView = {
  sessionHash: 's',
  nonce: 'n',
  consentVersion: 'c1',
  expiresAt: now + 1,
  usedAt: null,
}
const signing: Signing = {
  hash: 'h',
  nonce: 'n',
  consentVersion: 'c1',
  typedName: '章雨知',
  sessionHash: 's',
  name: '章雨知',
  now,
}

describe('a payslip is signed', () => {
  const cases: [string, Partial<SignableSlip>, Partial<SlipView>, Partial<Signing>, string, string][] = [
    ['as it was viewed', {}, {}, {}, 'c1', 'ok'],
    ['with full-width letters in the name', {}, {}, { typedName: 'Ｌｉ', name: 'Li' }, 'c1', 'ok'],
    ['not twice', { signedAt: 1 }, {}, {}, 'c1', 'signed-already'],
    ['not after it has changed', { current: false }, {}, {}, 'c1', 'slip-changed'],
    ['not while something in it is objected to', { objected: true }, {}, {}, 'c1', 'objection-open'],
    ['not while its run is a draft again', { publishedAt: null }, {}, {}, 'c1', 'slip-changed'],
    ['not under another hash', {}, {}, { hash: 'g' }, 'c1', 'slip-changed'],
    ['not at the last moment of the view', {}, { expiresAt: now }, {}, 'c1', 'view-expired'],
    ['not with a used view', {}, { usedAt: 1 }, {}, 'c1', 'view-expired'],
    ['not with another view’s number', {}, {}, { nonce: 'm' }, 'c1', 'view-expired'],
    ['not in another session', {}, {}, { sessionHash: 't' }, 'c1', 'view-expired'],
    ['not without a session', {}, {}, { sessionHash: undefined }, 'c1', 'view-expired'],
    ['not to another text', {}, {}, { consentVersion: 'c2' }, 'c2', 'view-expired'],
    ['not to a text that is old', {}, {}, {}, 'c2', 'view-expired'],
    ['not under another name', {}, {}, { typedName: '章雨' }, 'c1', 'name-differs'],
    ['not without a name', {}, {}, { typedName: '' }, 'c1', 'name-differs'],
  ]
  test.each(cases)('%s', (_, slipChange, viewChange, change, newest, outcome) => {
    const may = maySign(
      { ...slip, ...slipChange },
      { ...view, ...viewChange },
      { ...signing, ...change },
      newest,
    )
    expect(may.ok ? 'ok' : may.reason).toBe(outcome)
  })
})
