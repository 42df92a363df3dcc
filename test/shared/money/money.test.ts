import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { takeInOrder } from '../../../shared/money/allocate.ts'
import {
  atLeastZero,
  compareMoney,
  dividedBy,
  isNegative,
  lesser,
  minus,
  money,
  negated,
  plus,
  sameMoney,
  share,
  sum,
  times,
  zero,
  type Money,
} from '../../../shared/money/money.ts'
import { exactText, rounded, shown } from '../../../shared/money/round.ts'
import { counts } from '../../kit/counts.ts'

vi.setConfig({ testTimeout: counts(60_000, 900_000) })

// @ts-expect-error a float must not become an amount
const float = () => money(0.1)

describe('money starts as text', () => {
  test.each(['12.5', '0', '-3', '0.005', '007', '999999999999.999999999999'])('%s is an amount', (text) => {
    expect(Number(exactText(money(text)))).toBe(Number(text))
  })
  test.each([
    '',
    ' 1',
    '1 ',
    '+1',
    '.5',
    '5.',
    '1e3',
    '1,000',
    '１',
    'NaN',
    'Infinity',
    '0x1f',
    '--1',
    '1.2.3',
  ])('“%s” is none', (text) => expect(() => money(text)).toThrow(RangeError))

  test('a number does not compile, and neither does arithmetic on amounts', () => {
    const amount: Money = money('1')
    // @ts-expect-error no number can be added to an amount
    const total = () => amount + 1
    // @ts-expect-error amounts cannot be multiplied by the language
    const product = () => amount * 2
    // @ts-expect-error plain text is no amount
    const added = () => plus(amount, '1')
    // @ts-expect-error an amount is not a number that a page could reckon with
    const asNumber: () => number = () => amount
    expect(float).toThrow(RangeError)
    expect([total, product, added, asNumber]).toHaveLength(4)
  })
})

describe('amounts stay exact', () => {
  test('where floats do not', () => {
    expect(exactText(sum([money('0.1'), money('0.2')]))).toBe('0.3')
    expect(exactText(times(money('1.005'), 100))).toBe('100.5')
    expect(exactText(minus(money('999999999999.01'), money('0.000000000001')))).toBe(
      '999999999999.009999999999',
    )
    expect(exactText(share(money('1400.42'), '0.8'))).toBe('1120.336')
  })

  test('a division that ends is exact, another is carried to forty places', () => {
    expect(exactText(dividedBy(money('187.5'), 60))).toBe('3.125')
    expect(exactText(dividedBy(money('1'), 3))).toBe(`0.${'3'.repeat(40)}`)
  })

  test('there is no negative nothing, wherever it could come from', () => {
    const nothings = [
      money('-0.00'),
      negated(zero),
      times(money('-1'), 0),
      share(money('-5'), '0'),
      rounded(money('-0.001')),
    ]
    expect(nothings.map((amount) => JSON.stringify(amount))).toEqual(nothings.map(() => '"0"'))
  })

  test('counts are whole numbers', () => {
    expect(() => times(money('1'), 0.5)).toThrow(RangeError)
    expect(() => dividedBy(money('1'), 0)).toThrow(RangeError)
    expect(() => dividedBy(money('1'), 1.5)).toThrow(RangeError)
  })

  test('compared, negated and held at zero by value', () => {
    expect([compareMoney(money('2'), money('10')), compareMoney(money('1.0'), money('1'))]).toEqual([-1, 0])
    expect(sameMoney(money('1.50'), money('1.5'))).toBe(true)
    expect([isNegative(money('-0.01')), isNegative(zero), isNegative(negated(zero))]).toEqual([
      true,
      false,
      false,
    ])
    expect(shown(atLeastZero(money('-3')))).toBe('0.00')
    expect(shown(lesser(money('9'), money('10')))).toBe('9.00')
  })
})

describe('rounding is half up, once', () => {
  test.each([
    ['0.625', '0.63'],
    ['3.125', '3.13'],
    ['0.005', '0.01'],
    ['0.00499999999', '0.00'],
    ['2.675', '2.68'],
    ['1.005', '1.01'],
    ['-0.005', '-0.01'],
    ['-0.004', '0.00'],
    ['0', '0.00'],
    ['7', '7.00'],
    ['7.1', '7.10'],
    ['999999999999.995', '1000000000000.00'],
  ])('%s is shown as %s', (text, expected) => {
    expect(shown(money(text))).toBe(expected)
    expect(shown(rounded(money(text)))).toBe(expected)
  })

  test('against whole numbers of a tenth of a fen, for any amount', () => {
    const law = fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (mils) => {
      const text = `${mils / 1000n}.${String(mils % 1000n).padStart(3, '0')}`
      const fen = (mils + 5n) / 10n
      expect(shown(money(text))).toBe(`${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`)
    })
    fc.assert(law, { numRuns: counts(300, 20_000) })
  })
})

describe('taking claims in order', () => {
  const amount = fc
    .nat(100_000)
    .map((fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`)

  test('takes no more than there is, loses nothing and favours the earlier', () => {
    const law = fc.property(amount, fc.array(amount, { maxLength: 9 }), (available, claims) => {
      const shares = takeInOrder(money(available), claims.map(money))
      const taken = sum(shares.map((part) => part.taken))
      expect(shown(taken)).toBe(shown(lesser(money(available), sum(claims.map(money)))))
      shares.forEach((part, index) =>
        expect(sameMoney(plus(part.taken, part.left), money(claims[index]!))).toBe(true),
      )
      const short = shares.findIndex(({ left }) => !sameMoney(left, zero))
      if (short >= 0) for (const { taken: more } of shares.slice(short + 1)) expect(shown(more)).toBe('0.00')
    })
    fc.assert(law, { numRuns: counts(300, 20_000) })
  })
})
