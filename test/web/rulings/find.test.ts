import { describe, expect, test } from 'vitest'
import { typedAmount } from '../../../web/rulings/amount.ts'
import type { FactRow } from '../../../web/rulings/fact-row.ts'
import { findRows, findStudents } from '../../../web/rulings/find.ts'
import { lastDays, spanFault } from '../../../web/rulings/span.ts'

const student = (number: string, name: string, group = 'A组') => ({
  personId: `p-${number}`,
  number,
  name,
  className: number.startsWith('1') ? '1班' : '2班',
  group,
  leader: false,
})
const students = [student('1001', '王一'), student('100', '李二', 'B组'), student('2001', '王三')]
const shuffled = [students[2]!, students[0]!, students[1]!]
const row = (of: number, more: Partial<FactRow> = {}): FactRow => ({
  id: `${of}`,
  student: students[of]!,
  date: '2020-11-12',
  title: '迟到',
  note: '',
  figures: [],
  tags: [],
  said: [],
  acts: [],
  waits: false,
  ...more,
})

describe('what is looked for', () => {
  test.each([
    [{ text: '王' }, ['1001', '2001']],
    [{ text: '100' }, ['100', '1001']],
    [{ className: '1班', group: 'B组' }, ['100']],
    [{ className: '1班' }, ['100', '1001']],
    [{ text: '没有' }, []],
  ])('students by %o, whose number it is first', (filter, numbers) => {
    expect(findStudents(shuffled, filter).map(({ number }) => number)).toEqual(numbers)
  })

  test('rows by all words, in whom they are about and in what', () => {
    const rows = [row(0), row(1, { title: '玩手机', waits: true }), row(2, { note: '看视频' })]
    expect(findRows(rows, { text: '1班 手机' }).map(({ id }) => id)).toEqual(['1'])
    expect(findRows(rows, { text: '视频' }).map(({ id }) => id)).toEqual(['2'])
    expect(findRows(rows, { waiting: true }).map(({ id }) => id)).toEqual(['1'])
    expect(findRows(rows, { text: ' ' })).toHaveLength(3)
  })
})

describe('what is typed', () => {
  test.each([
    ['20', '20'],
    [' ¥12.50 ', '12.50'],
    ['0', '0'],
    ['1e3', undefined],
    ['-1', undefined],
    ['1.234', undefined],
    ['12345678', undefined],
    ['', undefined],
  ])('%s is the amount %s', (typed, amount) => expect(typedAmount(typed)).toBe(amount))

  test.each([
    [{ from: '2020-11-01', to: '2020-11-12' }, undefined],
    [{ from: '2020-11-13', to: '2020-11-12' }, 'order'],
    [{ from: '2020-08-04', to: '2020-11-12' }, undefined],
    [{ from: '2020-08-03', to: '2020-11-12' }, 'long'],
    [{ from: '', to: '2020-11-12' }, 'date'],
    [{ from: '2020-02-30', to: '2020-11-12' }, 'date'],
  ])('the span %o', (span, fault) => expect(spanFault(span)).toBe(fault))

  test('a list begins two weeks back', () => {
    expect(lastDays('2020-11-12')).toEqual({ from: '2020-10-30', to: '2020-11-12' })
  })
})
