import { describe, expect, test } from 'vitest'
import { placesOn } from '../../../shared/people/places.ts'
import { workDateOf } from '../../../shared/time/work-date.ts'

const place = (personId: string, fromDate: string, group: string, stay: [string?, string?] = []) => ({
  personId,
  fromDate,
  group,
  entersOn: stay[0] ?? null,
  leavesOn: stay[1] ?? null,
})

const places = [
  place('a', '', 'A组'),
  place('a', '2020-11-12', 'B组'),
  place('a', '2020-11-20', 'C组'),
  place('b', '', 'A组', ['2020-11-11', '2020-11-19']),
]

describe('the place of a date is the last that had begun, for those who are there', () => {
  test.each([
    ['2020-11-10', ['a A组']],
    ['2020-11-11', ['a A组', 'b A组']],
    ['2020-11-12', ['a B组', 'b A组']],
    ['2020-11-19', ['a B组', 'b A组']],
    ['2020-11-20', ['a C组']],
  ])('%s: %j', (date, held) => {
    expect(placesOn(places, workDateOf(date)).map((p) => `${p.personId} ${p.group}`)).toEqual(held)
  })
})
