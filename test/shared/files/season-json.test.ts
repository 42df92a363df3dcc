import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonLines } from '../../../shared/files/json-lines.ts'
import { formatProblem } from '../../../shared/files/problem.ts'
import { counts } from '../../kit/counts.ts'
import { inChinese, readSmall, seasonJson } from './folder.ts'

const changed = (from: string | RegExp, to: string) => {
  const read = readSmall({ 'season.json': seasonJson.replace(from, to) })
  return inChinese(read).filter((text) => text.startsWith('season.json'))
}

describe('season.json is refused, by line and path,', () => {
  test.each<[string, string | RegExp, string, string]>([
    ['for an unknown setting', '"timezone"', '"zone": 1,\n  "timezone"', '6: zone: 未知的设置'],
    [
      'for an unknown setting deep inside',
      '"unitMinutes"',
      '"unit": 5, "unitMinutes"',
      '98: pay.overtime.unit: 未知的设置',
    ],
    [
      'for a setting that objects name so themselves',
      '"timezone"',
      '"__proto__": {}, "timezone"',
      '6: __proto__: 未知的设置',
    ],
    [
      'for a missing setting, at its group',
      '"unitMinutes": 5',
      '"source": "online"',
      '94: pay.overtime.unitMinutes: 缺少这项设置',
    ],
    [
      'for a setting given twice',
      '"dayRate": "40"',
      '"dayRate": "60", "dayRate": "40"',
      '14: stages.0.dayRate: 这项设置出现了两次',
    ],
    [
      'for a value of the wrong kind',
      '"dayRate": "40"',
      '"dayRate": 40',
      '14: stages.0.dayRate: 金额应写成文字，例如 "12.5"',
    ],
    [
      'for a date that does not exist',
      '"to": "2020-11-11"',
      '"to": "2020-02-30"',
      '31: stages.2.to: 应为真实的日期，例如 "2020-11-11"',
    ],
    [
      'for settings that contradict each other',
      '"code": "晚"',
      '"code": "早"',
      '60: shifts.2.code: 班次代码重复：早',
    ],
    ['for a comma too many', '"dayRate": "40",', '"dayRate": "40",,', '14: -: 从这里起不是正确的 JSON'],
    ['for a comma too few', '"dayRate": "40",', '"dayRate": "40"', '15: -: 从这里起不是正确的 JSON'],
    ['for a comment', '"dayRate": "40",', '"dayRate": "40", // yuan', '14: -: 从这里起不是正确的 JSON'],
    ['for text after its end', /\}\s*$/, '}\n{}', '190: -: 从这里起不是正确的 JSON'],
    ['for no settings', /[^]*/, '[]', '1: '],
    ['for text that is no JSON', /[^]*/, '学号,姓名', '1: -: 从这里起不是正确的 JSON'],
    ['for nothing', /[^]*/, '', '1: -: 文件是空的'],
  ])('%s', (_, from, to, complaint) => {
    expect(changed(from, to)[0]).toContain(`season.json:${complaint}`)
  })

  test('with every setting that is wrong', () => {
    expect(changed(/"dayRate": "(40|80)"/g, '"dayRate": "$1元"')).toHaveLength(4)
  })

  test('in the reader’s language', () => {
    const { problems } = readSmall({ 'season.json': seasonJson.replace('"dayRate": "40"', '"dayRate": 40') })
    const told = problems.filter(({ file }) => file === 'season.json').map((p) => formatProblem(p, 'en'))
    expect(told).toEqual(['season.json:14: stages.0.dayRate: an amount is written as text, such as "12.5"'])
  })

  test('where it breaks off', () => {
    expect(changed(/"stages"[^]*/, '"stages": [\n')).toEqual(['season.json:9: -: 从这里起不是正确的 JSON'])
  })
})

test('season.json may have a byte order mark and the line ends of Windows', () => {
  expect(changed(/\n/g, '\r\n')).toEqual([])
  expect(changed(/^/, '\ufeff')).toEqual([])
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('what JSON.parse accepts has lines, and what it refuses has a line where it breaks', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b\\n"',
    '"\\x"',
    '1',
    '-0.5e3',
    '01',
    'true',
    'nul',
    'null',
    '\n',
    ' ',
    '"',
  )
  const text = fc.oneof(
    fc.json({ maxDepth: 5 }),
    fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (text) => {
      expect(jsonLines(text).badLine === undefined).toBe(isJson(text))
    }),
    { numRuns: counts(500, 50_000) },
  )
})

test('a text that only nests is refused, whatever its depth', () => {
  expect(jsonLines('['.repeat(200_000)).badLine).toBe(1)
  expect(jsonLines('{"a":'.repeat(200_000)).badLine).toBe(1)
})
