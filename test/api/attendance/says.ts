import type { Evening } from '../../kit/evening.ts'
import { lateShiftDate } from '../../kit/school.ts'

export const p = (number: string) => `p-${number}`
export const rollCall = 'POST /api/attendance/roll-call'
type Said = { state?: string; version?: number; reason?: string; date?: string; shift?: string }

/** One person says something of one student. */
export function says(
  { ask }: Evening,
  as: string,
  number: string,
  { state = 'present', version = 0, reason, date = lateShiftDate, shift = '晚' }: Said = {},
) {
  const decision = { personId: p(number), state, version, ...(reason === undefined ? {} : { reason }) }
  return ask(rollCall, { as, body: { date, shift, decisions: [decision] } })
}
