import type { Answer } from '../platform/wire.ts'

export type Month = Answer<'/api/attendance/month'>
export type MonthDay = Month['days'][number]

/** How a day looks in the calendar; of several shifts what most deserves attention comes first. */
export const looks = [
  'missing',
  'absent',
  'waiting',
  'late',
  'left-early',
  'present',
  'leave',
  'planned',
  'undecided',
  'rest',
  'none',
] as const
export type Look = (typeof looks)[number]

type Shift = Pick<MonthDay['shifts'][number], 'state' | 'confirmed' | 'checkIn' | 'closesAt'>
type Day = Pick<MonthDay, 'enrolled' | 'plan' | 'onLeave'> & { shifts: readonly Shift[] }

export function lookOf({ enrolled, plan, onLeave, shifts }: Day, now: number): Look {
  const seen = new Set(shifts.map((shift) => lookOfShift(shift, onLeave, now)))
  const first = looks.find((look) => seen.has(look))
  if (first) return first
  if (onLeave) return 'leave'
  if (plan === '待定') return 'undecided'
  return enrolled ? 'rest' : 'none'
}

function lookOfShift({ state, confirmed, checkIn, closesAt }: Shift, onLeave: boolean, now: number): Look {
  if (state) return confirmed || state === 'rest' ? state : 'waiting'
  if (checkIn) return 'waiting'
  if (onLeave) return 'leave'
  return closesAt !== null && closesAt < now ? 'missing' : 'planned'
}

/** A shape beside the colour and the word, as everywhere: full for there, half for in part, empty for not there. */
export const shapes: Record<Look, string> = {
  present: '●',
  late: '◐',
  'left-early': '◑',
  absent: '○',
  missing: '!',
  waiting: '◌',
  leave: '–',
  planned: '▫',
  undecided: '?',
  rest: '·',
  none: ' ',
}
