import { expect, test } from 'vitest'
import { season } from '../../../api/seasons/table.ts'
import { rowsOf } from '../../kit/evening.ts'
import { attended, awarded } from '../../kit/facts.ts'
import { who } from '../../kit/school.ts'
import { november, october, office } from './office.ts'

const p = (number: string) => `p-${number}`

test('new rules of the season change what a run pays', async () => {
  const { db, prepare, slips } = await office()
  await prepare()
  const [before] = await rowsOf(db, season)
  const rules = structuredClone(before!.rules)
  const dearer = { ...rules, stages: rules.stages.map((stage) => ({ ...stage, dayRate: '90' })) }
  await db.write([
    db.query.insert(season).values({ ...before!, version: 2, rules: dearer, rulesHash: 'new' }),
  ])
  await prepare()
  const [latest] = (await slips()).filter((s) => s.personId === p(who.studentA) && s.current)
  expect(latest).toMatchObject({ revision: 2, due: '453.13' })
})

test('tax of a season reckons with the published runs of the year before it', async () => {
  const { db, prepare, published, slips } = await office()
  await db.write([
    awarded(db, who.studentA, '2020-10-28', '40000'),
    awarded(db, who.studentA, '2020-11-03', '1000'),
  ])
  await published(october)
  // Cumulative by October: 40,403.13 × 0.8 − 5,000 × 2 = 22,322.50, of which 3 % are 669.68.
  const ofStudent = (await slips()).filter((s) => s.personId === p(who.studentA))
  expect(ofStudent.map((s) => [s.due, s.tax])).toEqual([['40403.13', '669.68']])
  const { id } = (await prepare(november)).json
  const [slip] = (await slips()).filter((s) => s.runId === id && s.personId === p(who.studentA))
  // By November: 41,643.13 × 0.8 − 5,000 × 3 = 18,314.50, 3 % are 549.44, less what was withheld: nothing.
  expect([slip!.due, slip!.tax]).toEqual(['1240.00', '0.00'])
})

test('a second confirmed attendance of a date pays once', async () => {
  const { db, prepare, slips } = await office()
  await db.write([attended(db, who.studentA, '2020-10-26', { shift: '晚' })])
  await prepare()
  expect((await slips()).find((s) => s.personId === p(who.studentA))!.due).toBe('403.13')
})
