import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inWords } from '../../../shared/money/in-words.ts'

describe('an amount in words', () => {
  test.each([
    ['1234.56', '壹仟贰佰叁拾肆元伍角陆分'],
    ['0.00', '零元整'],
    ['-0.00', '零元整'],
    ['0.01', '壹分'],
    ['0.10', '壹角整'],
    ['0.56', '伍角陆分'],
    ['1.00', '壹元整'],
    ['1.01', '壹元零壹分'],
    ['1.10', '壹元壹角整'],
    ['10.00', '壹拾元整'],
    ['10.05', '壹拾元零伍分'],
    ['10.50', '壹拾元伍角整'],
    ['19.00', '壹拾玖元整'],
    ['100.00', '壹佰元整'],
    ['101.00', '壹佰零壹元整'],
    ['110.00', '壹佰壹拾元整'],
    ['1000.00', '壹仟元整'],
    ['1001.00', '壹仟零壹元整'],
    ['1010.00', '壹仟零壹拾元整'],
    ['1100.00', '壹仟壹佰元整'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['10000.00', '壹万元整'],
    ['10001.00', '壹万零壹元整'],
    ['10010.07', '壹万零壹拾元零柒分'],
    ['10100.00', '壹万零壹佰元整'],
    ['11000.00', '壹万壹仟元整'],
    ['100000.00', '壹拾万元整'],
    ['100001.00', '壹拾万零壹元整'],
    ['107000.53', '壹拾万零柒仟元伍角叁分'],
    ['101010.10', '壹拾万零壹仟零壹拾元壹角整'],
    ['1000000.00', '壹佰万元整'],
    ['1001000.00', '壹佰万零壹仟元整'],
    ['10000000.00', '壹仟万元整'],
    ['10000001.01', '壹仟万零壹元零壹分'],
    ['20304050.60', '贰仟零叁拾万零肆仟零伍拾元陆角整'],
    ['99999999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    ['100000000.00', '壹亿元整'],
    ['100000001.00', '壹亿零壹元整'],
    ['100010000.00', '壹亿零壹万元整'],
    ['-12.30', '负壹拾贰元叁角整'],
    ['007.00', '柒元整'],
  ])('%s is %s', (text, words) => expect(inWords(text)).toBe(words))

  test.each(['', '1', '1.5', '1.234', '1e3', '１.00', ' 1.00', '--1.00', '12345678901234567.00'])(
    '%j is no amount that is shown',
    (text) => expect(() => inWords(text)).toThrow(RangeError),
  )

  test('says every amount up to a hundred million in words of its own, which read back as that amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), (fen) => {
        const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
        const words = inWords(text)
        expect(words).not.toMatch(/零零|零元.|零万|零亿|零角|零整/)
        expect(readBack(words)).toBe(fen)
      }),
      { numRuns: 2_000 },
    )
  })
})

/** What somebody who reads the words understands, in fen. */
function readBack(words: string): number {
  let [fen, group, digit, sum] = [0, 0, 0, 0]
  for (const c of words.replace('整', '')) {
    const n = '零壹贰叁肆伍陆柒捌玖'.indexOf(c)
    if (n >= 0) digit = n
    else if (c === '分') [fen, digit] = [fen + digit, 0]
    else if (c === '角') [fen, digit] = [fen + digit * 10, 0]
    else if (c === '元') [sum, group, digit] = [sum + group + digit, 0, 0]
    else if (c === '亿') [sum, group, digit] = [(sum + group + digit) * 1e8, 0, 0]
    else if (c === '万') [sum, group, digit] = [sum + (group + digit) * 1e4, 0, 0]
    else [group, digit] = [group + digit * { 拾: 10, 佰: 100, 仟: 1000 }[c]!, 0]
  }
  return sum * 100 + fen
}
