/** Short ways to write down a student's facts in a test. Ids count up in the order of writing. */
import type {
  Assessment,
  Attendance,
  AttendanceState,
  Period,
  StudentFacts,
} from '../../../shared/allowance/facts.ts'
import type { Season } from '../../../shared/seasons/season.ts'
import { eachDate, workDateOf, type WorkDate } from '../../../shared/time/work-date.ts'
import { seasonRules } from '../../kit/season.ts'

let written = 0
const nextId = () => `f${String((written += 1)).padStart(7, '0')}`

export const on = workDateOf
export const period = (from: string, to: string): Period => ({ from: on(from), to: on(to) })
/** All of the demo season. */
export const whole = period('2020-09-12', '2020-11-22')

/** The rules of the demo season with other pay settings. */
export function rules(change: Partial<Season> = {}, pay: Partial<Season['pay']> = {}): Season {
  const season = seasonRules(change)
  return { ...season, pay: { ...season.pay, ...pay } }
}

export function student(facts: Partial<StudentFacts> = {}): StudentFacts {
  const none = { assessments: [], attendance: [], online: [], violations: [], errors: [], awards: [] }
  return { id: 's1', memberships: [{ from: null, leader: false }], adjustments: [], ...none, ...facts }
}

export function attended(
  date: string,
  state: AttendanceState = 'present',
  more: Partial<Attendance> = {},
): Attendance {
  return { id: nextId(), date: on(date), shift: '早', state, confirmed: true, ...more }
}

export function attendedAll(from: string, to: string, state: AttendanceState = 'present'): Attendance[] {
  return eachDate(on(from), on(to)).map((date) => attended(date, state))
}

export function assessed(date: string, attempt: number, passed: boolean): Assessment {
  return { id: nextId(), date: on(date), attempt, passed }
}

/** Three failures, the last on the date given: the track begins the day after. */
export function failedThrice(last: string): Assessment[] {
  return [assessed('2020-09-20', 1, false), assessed('2020-09-21', 2, false), assessed(last, 3, false)]
}

export const online = (date: string, minutes: number) => ({ id: nextId(), date: on(date), minutes })

export const violation = (
  date: string,
  kind: string,
  more: Partial<StudentFacts['violations'][number]> = {},
) => ({
  id: nextId(),
  date: on(date),
  kind,
  note: '',
  deduction: null,
  state: 'in-force' as const,
  ...more,
})

export const qualityError = (
  date: string,
  level: StudentFacts['errors'][number]['level'],
  more: Partial<StudentFacts['errors'][number]> = {},
) => ({
  id: nextId(),
  date: on(date),
  level,
  amount: null,
  companyVerified: true,
  schoolVerified: true,
  ...more,
})

export const award = (date: string, amount: string, reviewed = true) => ({
  id: nextId(),
  date: on(date),
  name: '销售冠军',
  amount,
  reviewed,
})

export const adjustment = (date: string, amount: string) => ({
  id: nextId(),
  date: on(date),
  amount,
  reason: '补录',
})

export type { WorkDate }
