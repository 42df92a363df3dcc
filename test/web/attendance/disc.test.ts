import { describe, expect, test } from 'vitest'
import { discOf, type Today } from '../../../web/attendance/disc.ts'
import { hours, lateShiftNears, minutes } from '../../kit/clock.ts'

const startsAt = lateShiftNears + 10 * minutes
const endsAt = startsAt + 5.5 * hours
const shift = {
  startsAt,
  endsAt,
  opensAt: startsAt - 30 * minutes,
  lateAt: startsAt,
  closesAt: startsAt + 120 * minutes,
  checkOutClosesAt: endsAt + 120 * minutes,
}
const punch = { receipt: 'K7QF-2M9D', at: startsAt }

const today = (known: Record<string, unknown> = {}) =>
  ({
    shift,
    checkIn: null,
    checkOut: null,
    attendance: null,
    payslipsToSign: [],
    ...known,
  }) as unknown as Today
const confirmed = (state: string) => ({ state, confirmed: true, by: '组长', at: startsAt })

describe('the disc is the state of the shift', () => {
  test.each<[what: string, known: Record<string, unknown>, at: number, look: string]>([
    ['not yet open', {}, shift.opensAt - 1, 'early'],
    ['open', {}, shift.opensAt, 'in'],
    ['open until its last moment', {}, shift.closesAt, 'in'],
    ['missed after it closed', {}, shift.closesAt + 1, 'missed'],
    ['checked in, with a receipt', { checkIn: punch }, startsAt, 'came'],
    [
      'confirmed by the roll call',
      { checkIn: punch, attendance: confirmed('present') },
      startsAt,
      'confirmed',
    ],
    ['on leave', { attendance: confirmed('leave') }, startsAt, 'confirmed'],
    ['called absent, and yet here: still open', { attendance: confirmed('absent') }, startsAt, 'in'],
    ['open for check-out after the end', { checkIn: punch }, endsAt, 'out'],
    [
      'open for check-out to who was confirmed without a check-in',
      { attendance: confirmed('late') },
      endsAt,
      'out',
    ],
    ['not open for check-out to who was absent', { attendance: confirmed('absent') }, endsAt, 'confirmed'],
    ['checked out', { checkIn: punch, checkOut: punch }, endsAt, 'gone'],
    ['a day off', { shift: null }, startsAt, 'rest'],
  ])('%s', (_what, known, at, look) => {
    expect(discOf(today(known), at, null).look).toBe(look)
  })
})

test('a tap that has no receipt yet waits; it never counts as done', () => {
  expect(discOf(today(), startsAt, 'in')).toEqual({ look: 'waiting', kind: 'in' })
  expect(discOf(today({ checkIn: punch }), startsAt, 'in').look).toBe('came')
})

test('nothing is claimed before the server has spoken', () => {
  expect(discOf(undefined, startsAt, null).look).toBe('loading')
  expect(discOf(today(), null, null).look).toBe('loading')
})

test('the disc fills as the window runs down, and says when a check-in is late', () => {
  expect(discOf(today(), startsAt, null)).toMatchObject({ late: false, share: 0.2, left: 120 * minutes })
  expect(discOf(today(), startsAt + 1, null)).toMatchObject({ late: true })
})
