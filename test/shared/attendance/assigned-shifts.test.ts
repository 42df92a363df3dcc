import { expect, test } from 'vitest'
import { assignedEntries } from '../../../shared/attendance/assigned-shifts.ts'
import { workDateOf } from '../../../shared/time/work-date.ts'
import { failedThrice, rules } from '../allowance/build.ts'

const season = rules()
const last = season.stages
  .map(({ to }) => to)
  .toSorted()
  .at(-1)!
const dayAfter = workDateOf('2020-12-31')
const known = {
  places: [{ personId: 'p', className: '19电商1班' }],
  plan: [],
  assessments: failedThrice('2020-09-20').map((attempt) => ({ ...attempt, personId: 'p' })),
}
const entryOn = (date: string) => assignedEntries(workDateOf(date), season, known).get('p')!.entry

test('the logistics track works each day of the stages, and none after the last', () => {
  expect(entryOn(last)).toMatchObject({ kind: 'shift', shift: season.pay.logistics.shift })
  expect(dayAfter > last).toBe(true)
  expect(entryOn(dayAfter).kind).not.toBe('shift')
})
