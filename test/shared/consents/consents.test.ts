import { describe, expect, test } from 'vitest'
import { consentKinds, inForce } from '../../../shared/consents/consent.ts'
import { mayEnter } from '../../../shared/consents/given.ts'
import { consentTexts } from '../../../shared/consents/texts.ts'
import { undertaking } from '../../../shared/undertakings/undertaking.ts'

const said = (kind: 'basic' | 'card-id', granted: boolean, version = consentTexts[kind].version) => ({
  kind,
  granted,
  version,
})
const before = (granted: boolean, version?: string) => ({
  basic: { ...said('basic', granted, version), at: 1 },
})

describe('a statement', () => {
  test.each(consentKinds)(
    '%s says what for, what, who, how long and what follows from a no, in both languages',
    (kind) => {
      const { title, text, version } = consentTexts[kind]
      expect(version).toMatch(/^[\w-]+$/)
      for (const locale of ['zh-CN', 'en'] as const) {
        expect(title[locale].length).toBeGreaterThan(5)
        for (const part of Object.values(text[locale])) expect(part.length).toBeGreaterThan(20)
      }
      expect(Object.keys(text.en)).toEqual(Object.keys(text['zh-CN']))
    },
  )

  test('on ID and card is one of its own, and names what is kept', () => {
    const { 'zh-CN': zh } = consentTexts['card-id'].text
    expect(zh.fields).toMatch(/身份证号.*银行卡号/)
    expect(zh.choice).toMatch(/可以不同意.*不受影响/)
    expect(consentTexts.basic.text['zh-CN'].fields).not.toMatch(/身份证号|银行卡号/)
  })
})

test('the undertaking holds for five years after the end', () => {
  expect(undertaking.text['zh-CN']).toContain('五年')
  expect(undertaking.text.en).toContain('five years')
})

test('of what was said about one thing the newest holds', () => {
  const given = [
    { ...said('card-id', true), at: 1 },
    { ...said('basic', true), at: 1 },
    { ...said('card-id', false), at: 2 },
  ]
  expect(inForce(given)).toEqual({ basic: given[1], 'card-id': given[2] })
  expect(inForce([])).toEqual({})
})

test.each([
  ['who agrees to the basic one', {}, [said('basic', true)], true],
  ['who refuses ID and card', {}, [said('basic', true), said('card-id', false)], true],
  ['who agreed before', before(true), [], true],
  ['who refuses the basic one', {}, [said('basic', false)], false],
  ['who agreed before and refuses now', before(true), [said('basic', false)], false],
  ['who says nothing', {}, [], false],
  ['who agrees to another text than the one there is', {}, [said('basic', true, 'old')], false],
  ['who agreed to an older text', before(true, 'old'), [], false],
  ['who refuses an older text of the other', before(true), [said('card-id', false, 'old')], false],
])('%s comes in or not', (_, given, now, may) => {
  expect(mayEnter(given, now)).toBe(may)
})
