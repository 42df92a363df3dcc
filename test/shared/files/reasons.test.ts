import { expect, test } from 'vitest'
import { english } from '../../../shared/files/reasons-en.ts'
import { chinese } from '../../../shared/files/reasons-zh-cn.ts'
import { reasonText } from '../../../shared/files/reasons.ts'
import { formatProblem } from '../../../shared/files/problem.ts'

test('both languages know the same reasons', () => {
  expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
})

test('a problem is printed as file:line: column: reason, in the language of the reader', () => {
  const reason = { code: 'whole-number', params: { text: '1441', min: 0, max: 1_440 } } as const
  const problem = { file: 'online.csv', line: 7, column: '在线分钟', reason }
  expect(formatProblem(problem, 'zh-CN')).toBe('online.csv:7: 在线分钟: “1441”应为 0 到 1440 之间的整数')
  expect(formatProblem(problem, 'en')).toBe(
    'online.csv:7: 在线分钟: "1441" should be a whole number from 0 to 1440',
  )
})

test.each([
  [
    { code: 'weekday-differs', params: { text: '周五', weekday: 3 } },
    'says "周五" but the date is a Thursday; the date holds',
  ],
  [
    { code: 'date-format', params: { text: '9/12', suggestion: null } },
    '"9/12" should be a date written as 2020-09-12',
  ],
  [
    { code: 'needs-file', params: { file: 'roster.csv', state: 'missing' } },
    'cannot be checked without roster.csv',
  ],
  [
    { code: 'needs-file', params: { file: 'roster.csv', state: 'unreadable' } },
    'cannot be checked, as roster.csv has errors',
  ],
] as const)('%o is said in English', (reason, sentence) => {
  expect(reasonText(reason, 'en')).toBe(sentence)
})
