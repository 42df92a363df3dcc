import { expect, test } from 'vitest'
import { lookOf } from '../../../web/records/day-look.ts'

type Shift = Parameters<typeof lookOf>[0]['shifts'][number]
const now = 1_000
const checkIn = {
  at: 900,
  receivedAt: 900,
  receipt: 'R',
  proof: 'proven' as const,
  room: null,
  notes: [],
}
const shift = (more: Partial<Shift> = {}): Shift => ({
  state: null,
  confirmed: false,
  checkIn: null,
  closesAt: 2_000,
  ...more,
})
const day = { enrolled: true, plan: '早', onLeave: false }
const look = (shifts: Shift[], more: Partial<typeof day> = {}) => lookOf({ ...day, ...more, shifts }, now)

test.each([
  ['a shift to come', [shift()], {}, 'planned'],
  ['a check-in that nobody has confirmed', [shift({ checkIn })], {}, 'waiting'],
  ['a check-in that was closed without one', [shift({ closesAt: 999 })], {}, 'missing'],
  ['the same on a granted leave', [shift({ closesAt: 999 })], { onLeave: true }, 'leave'],
  ['what was confirmed', [shift({ state: 'late', confirmed: true, checkIn })], {}, 'late'],
  ['what is only recorded', [shift({ state: 'present' })], {}, 'waiting'],
  ['a rest, which needs nobody’s word', [shift({ state: 'rest' })], {}, 'rest'],
  [
    'of two shifts the worse one',
    [shift({ state: 'present', confirmed: true }), shift({ state: 'absent', confirmed: true })],
    {},
    'absent',
  ],
  ['no shift', [], { plan: '' }, 'rest'],
  ['a plan that is not decided', [], { plan: '待定' }, 'undecided'],
  ['a day outside the practicum', [], { plan: '', enrolled: false }, 'none'],
])('%s', (_, shifts, more, expected) => expect(look(shifts, more)).toBe(expected))
