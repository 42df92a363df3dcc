import { describe, expect, test } from 'vitest'
import { moveFault, placedFrom, samePlace } from '../../../shared/people/move.ts'

const place = (fromDate: string, className: string, group: string, leader = false) => ({
  fromDate,
  className,
  group,
  leader,
})
const facts = {
  places: [place('', '1班', 'A组')],
  known: [place('', '1班', 'A组'), place('', '1班', 'B组'), place('', '2班', 'C组')],
  season: { from: '2020-10-24', to: '2020-11-30' },
  entersOn: null,
  leavesOn: null,
}

describe('a student may be moved', () => {
  test.each([
    ['into another group', {}, place('2020-11-12', '1班', 'B组'), undefined],
    ['into another class', {}, place('2020-11-12', '2班', 'C组'), undefined],
    ['as the leader there', {}, place('2020-11-12', '2班', 'C组', true), undefined],
    ['on the first day', {}, place('2020-10-24', '1班', 'B组'), undefined],
    ['on the last day', {}, place('2020-11-30', '1班', 'B组'), undefined],
    ['not before the season', {}, place('2020-10-23', '1班', 'B组'), 'move-outside'],
    ['not after it', {}, place('2020-12-01', '1班', 'B组'), 'move-outside'],
    ['not before coming', { entersOn: '2020-11-13' }, place('2020-11-12', '1班', 'B组'), 'move-outside'],
    ['not after leaving', { leavesOn: '2020-11-11' }, place('2020-11-12', '1班', 'B组'), 'move-outside'],
    ['on the last day there', { leavesOn: '2020-11-12' }, place('2020-11-12', '1班', 'B组'), undefined],
    ['into no group that nobody knows', {}, place('2020-11-12', '1班', 'D组'), 'group-unknown'],
    ['into no group of another class', {}, place('2020-11-12', '2班', 'A组'), 'group-unknown'],
    ['not to where the student is', {}, place('2020-11-12', '1班', 'A组'), 'move-nowhere'],
    [
      'and made leader of the own group elsewhere',
      {},
      place('2020-11-12', '1班', 'A组', true),
      'move-nowhere',
    ],
  ] as const)('%s', (_, own, to, fault) => {
    expect(moveFault({ ...facts, ...own }, to)).toBe(fault)
  })

  test('back before a move that was to come has begun, which calls that one off', () => {
    const places = [...facts.places, place('2020-11-20', '1班', 'B组')]
    expect(moveFault({ ...facts, places }, place('2020-11-12', '1班', 'A组'))).toBe(undefined)
    expect(moveFault({ ...facts, places }, place('2020-11-21', '1班', 'B组'))).toBe('move-nowhere')
  })
})

test('what began until the date stays, what was to begin later does not', () => {
  const places = [
    place('', '1班', 'A组'),
    place('2020-11-12', '1班', 'B组'),
    place('2020-11-20', '2班', 'C组'),
  ]
  const { keeps, ends } = placedFrom(places, '2020-11-12')
  expect([keeps, ends]).toEqual([places.slice(0, 2), places.slice(2)])
})

test('class, group and position make a place', () => {
  const one = place('', '1班', 'A组')
  expect(samePlace(one, place('2020-11-12', '1班', 'A组'))).toBe(true)
  for (const other of [place('', '2班', 'A组'), place('', '1班', 'B组'), place('', '1班', 'A组', true)])
    expect(samePlace(one, other)).toBe(false)
})
