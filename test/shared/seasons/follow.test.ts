import { expect, test } from 'vitest'
import { followingRules, movedBy, nextClass, nextFirstDay, nextName } from '../../../shared/seasons/follow.ts'
import { parseSeason } from '../../../shared/seasons/season.ts'
import { differences } from '../../../shared/seasons/differences.ts'
import { weekdayOf, workDateOf } from '../../../shared/time/work-date.ts'
import { seasonRules } from '../../kit/season.ts'

const d = workDateOf
const rules = seasonRules()

test('the season after begins a year later on the same weekday, and once this one is over', () => {
  expect(nextFirstDay(rules)).toBe('2021-09-11')
  expect(weekdayOf(d('2021-09-11'))).toBe(weekdayOf(rules.stages[0]!.from))
  const long = { ...rules, stages: [{ ...rules.stages[0]!, to: d('2021-12-31') }] }
  expect(nextFirstDay(long)).toBe('2022-09-10')
})

test('every date moves by the same days, and nothing else changes', () => {
  const from = d('2021-09-11')
  const next = followingRules(rules, { id: '2021-double11', name: '2021 年双十一实训', from })
  expect(movedBy(rules, from)).toBe(364)
  expect(parseSeason(JSON.parse(JSON.stringify(next)))).toMatchObject({ ok: true })
  const changes = differences(rules, next)
  expect(changes.filter(({ after }) => !/^2021-\d\d-\d\d$/.test(after!)).map(({ path }) => path)).toEqual([
    'id',
    'name',
  ])
  expect(changes).toContainEqual({ path: 'stages.practice.from', before: '2020-10-24', after: '2021-10-23' })
  expect(changes).toContainEqual({ path: 'internshipFrom', before: '2020-09-12', after: '2021-09-11' })
  expect(next.payBy).toBe('2021-12-29')
})

test('what is named after its year is named after the next', () => {
  const years = [d('2020-09-12'), d('2021-09-11')] as const
  expect(nextName('2020-double11', ...years)).toBe('2021-double11')
  expect(nextName('2020 年双十一实训', ...years)).toBe('2021 年双十一实训')
  expect(nextName('double11', ...years)).toBe('double11-2021')
  expect(nextClass('19电商1班', 1)).toBe('20电商1班')
  expect(nextClass('2019级2班', 2)).toBe('2021级2班')
  expect(nextClass('电商1班', 1)).toBe('电商1班')
  expect(nextClass('192班', 1)).toBe('192班')
  expect(nextClass('09电商', 1)).toBe('10电商')
})
