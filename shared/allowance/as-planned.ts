import type { WorkDate } from '../time/work-date.ts'
import type { Attendance, StudentFacts } from './facts.ts'

/**
 * The facts as they would be had the student worked these dates: each on which nobody has confirmed anything
 * becomes a confirmed 出勤. What was decided stands, for or against, and minutes online are not made up.
 */
export function asPlanned(facts: StudentFacts, dates: readonly { date: WorkDate; shift: string }[]) {
  const worked: Attendance[] = dates
    .filter(({ date }) => !facts.attendance.some((a) => a.confirmed && a.date === date))
    .map(({ date, shift }) => ({ id: date, date, shift, state: 'present', confirmed: true }))
  return { facts: { ...facts, attendance: facts.attendance.concat(worked) }, ahead: worked.length }
}
