import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkEntered } from '../../../shared/private/number.ts'
import { cardNumberOf, idNumberOf } from '../../kit/numbers.ts'

const [card, id] = [cardNumberOf(1), idNumberOf(1)]

test.each([
  ['both', { cardNumber: card, idNumber: id }, { cardNumber: card, idNumber: id }],
  ['one', { cardNumber: card }, { cardNumber: card }],
  ['none', {}, {}],
  ['blank ones', { cardNumber: ' ', idNumber: '' }, {}],
  ['in groups', { cardNumber: ` ${card.replaceAll(/(....)/g, '$1-')} ` }, { cardNumber: card }],
  [
    'full-width',
    { idNumber: id.replaceAll(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))) },
    { idNumber: id },
  ],
])('numbers entered %s are stored in one form', (_, given, numbers) => {
  expect(checkEntered(given)).toEqual({ ok: true, numbers })
})

test.each([
  [{ cardNumber: '6200' }, 'cardNumber', 'length'],
  [{ cardNumber: card.replace(/.$/, (d) => String((Number(d) + 1) % 10)) }, 'cardNumber', 'checksum'],
  [{ idNumber: id.replace(/^.{10}..../, '99000020021301') }, 'idNumber', 'birth-date'],
  [{ idNumber: id, cardNumber: 'x' }, 'cardNumber', 'length'],
])('%j cannot be right', (given, field, reason) => {
  expect(checkEntered(given)).toEqual({ ok: false, field, reason })
})

test('R24 one wrong digit of a card or an ID is always found', () => {
  const place = fc.nat({ max: 15 })
  const other = fc.integer({ min: 1, max: 9 })
  fc.assert(
    fc.property(fc.nat({ max: 9_999 }), place, other, (n, at, by) => {
      for (const [field, number] of [
        ['cardNumber', cardNumberOf(n)],
        ['idNumber', idNumberOf(n)],
      ] as const) {
        const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
        expect(checkEntered({ [field]: wrong }).ok, wrong).toBe(false)
      }
    }),
  )
})
