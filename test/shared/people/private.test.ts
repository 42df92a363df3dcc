import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cardNumberFault,
  idNumberFault,
  lastFour,
  maskName,
  maskTail,
  normaliseNumber,
} from '../../../shared/people/private.ts'

describe('an ID number', () => {
  test.each([
    ['of 18 right digits stands', '990000200203040025', undefined],
    ['may end in X', '99000020010203008X', undefined],
    ['of 29 February in a leap year stands', '990000200002290036', undefined],
    ['with its last digit wrong is caught', '990000200203040026', 'checksum'],
    ['with two neighbours swapped is caught', '990000200203400025', 'birth-date'],
    ['with two neighbours of the serial swapped is caught', '990000200203040205', 'checksum'],
    ['born on 29 February of another year is caught', '990000200102290017', 'birth-date'],
    ['born in a thirteenth month is caught', '990000200113010017', 'birth-date'],
    ['of the fifteen digits used before 1999 is too short', '990000010203008', 'length'],
    ['with an X in the middle is none', '9900002002030X0025', 'length'],
    ['with a letter O for a zero is none', '9900002002O3040025', 'length'],
    ['of nothing is none', '', 'length'],
  ])('%s', (_, number, fault) => {
    expect(idNumberFault(number)).toBe(fault)
  })

  test('with any one digit changed fails: modulus 11 misses no single mistake', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, change) => {
        const right = '990000200203040025'
        const digit = (Number(right[place]) + change) % 10
        expect(idNumberFault(right.slice(0, place) + digit + right.slice(place + 1))).toBeDefined()
      }),
    )
  })
})

describe('a bank card number', () => {
  test.each([
    ['of 19 right digits stands', '6200002049719300001', undefined],
    ['of 18 right digits stands', '620000204971930006', undefined],
    ['of 17 right digits stands', '62000020497193001', undefined],
    ['of 16 right digits stands', '6200002049719306', undefined],
    ['with its last digit wrong is caught', '6200002049719300002', 'checksum'],
    ['with two neighbours swapped is caught', '6200002094719300001', 'checksum'],
    ['of 15 digits is too short', '620000204971930', 'length'],
    ['of 20 digits is too long', '62000020497193000010', 'length'],
    ['with a letter is none', '620000204971930000X', 'length'],
    ['of nothing is none', '', 'length'],
  ])('%s', (_, number, fault) => {
    expect(cardNumberFault(number)).toBe(fault)
  })
})

test.each([
  ['full-width digits', '６２００００2049719300001', '6200002049719300001'],
  ['groups of four', ' 6200 0020 4971 9300 001 ', '6200002049719300001'],
  ['hyphens', '6200-0020-4971-9300-001', '6200002049719300001'],
  ['a small x', '99000020010203008x', '99000020010203008X'],
  ['a full-width x', '99000020010203008ｘ', '99000020010203008X'],
])('a number written with %s is the same number', (_, written, number) => {
  expect(normaliseNumber(written)).toBe(number)
})

test.each([
  ['章雨知', '章*知'],
  ['周惜', '周*'],
  ['周', '周'],
  ['司马相如', '司**如'],
  ['𠮷野家', '𠮷*家'],
  ['', ''],
])('the name %s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test.each([
  ['6200002049719300001', '…0001'],
  ['99000020010203008X', '…008X'],
  ['1234567', '…'],
  ['', ''],
])('of the number %s only %s is shown', (number, masked) => {
  expect(maskTail(number)).toBe(masked)
  expect(lastFour(number)).toBe(masked.slice(1))
})
