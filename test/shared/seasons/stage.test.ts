import { expect, test } from 'vitest'
import { stageByDate, stageOn, stagesSpan } from '../../../shared/seasons/stage.ts'
import { eachDate, workDateOf as on } from '../../../shared/time/work-date.ts'
import { seasonRules } from '../../kit/season.ts'

const { stages } = seasonRules()

test.each([
  ['2020-09-11', null],
  ['2020-09-12', 'training'],
  ['2020-10-23', 'training'],
  ['2020-10-24', 'practice'],
  ['2020-10-26', 'presale'],
  ['2020-11-11', 'presale'],
  ['2020-11-12', 'aftersale'],
  ['2020-11-22', 'aftersale'],
  ['2020-11-23', null],
])('%s belongs to %s, the last listed stage that covers it', (date, key) => {
  expect(stageOn(stages, on(date))?.key ?? null).toBe(key)
})

test('asked date by date or all at once, the answer is the same', () => {
  const byDate = stageByDate(stages)
  for (const date of eachDate(on('2020-09-01'), on('2020-12-01'))) {
    expect(byDate.get(date) ?? null).toBe(stageOn(stages, date))
  }
})

test('the span of the stages does not depend on their order', () => {
  const span = { from: '2020-09-12', to: '2020-11-22' }
  expect([stagesSpan(stages), stagesSpan(stages.toReversed())]).toEqual([span, span])
  expect(() => stagesSpan([])).toThrow(RangeError)
})
