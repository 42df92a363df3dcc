import { expect, test } from 'vitest'
import { counts } from '../kit/counts.ts'
import { freshFolder } from '../kit/folder.ts'
import { wrongWith } from './checks.ts'
import { load } from './load.ts'
import { makeSchools } from './schools.ts'

const [schools, students] = [counts(3, 10), counts(20, 50)]

test(`${schools} schools × ${students} students at one instant in workerd: nothing is lost, doubled, or in another’s database`, async () => {
  const { answers, took, wrong } = await load({ schools, students, seconds: 1, connections: 16 })
  expect(wrong).toEqual([])
  expect(took).toHaveLength(schools * students)
  expect([...answers.values()].map(({ size }) => size)).toEqual(
    Array.from({ length: schools }, () => students),
  )
})

test('what was acknowledged and is not there, or is in another school, is found', async () => {
  const [north, south] = await makeSchools(freshFolder(), 2, 2)
  const answers = new Map([['key', JSON.stringify({ receipt: '0000-0000' })]])
  expect((await wrongWith(north!, answers)).join()).toContain('which are not the 1 acknowledged')
  expect((await wrongWith(south!, new Map())).join()).toContain('0 phones have an answer')
})
