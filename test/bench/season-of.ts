/** Invented facts for any number of students, the same for the same number; nothing is kept. */
import type { StudentFacts } from '../../shared/allowance/facts.ts'
import { addDays, workDateOf } from '../../shared/time/work-date.ts'
import { seasonRules } from '../kit/season.ts'

export const season = seasonRules()
export const period = { from: workDateOf('2020-10-14'), to: workDateOf('2020-11-22') }
export const daysEach = 40
const dates = Array.from({ length: daysEach }, (_, i) => addDays(period.from, i))

/** Student `n`: 40 dates attended and online, and now and then an error, a violation, an award. */
export function factsOf(n: number): StudentFacts {
  const id = `s${n}`
  const common = (i: number) => ({ id: `${id}-${i}`, date: dates[i]! })
  return {
    id,
    memberships: [{ from: null, leader: n % 10 === 0 }],
    assessments: [{ id: `${id}-a`, date: workDateOf('2020-09-25'), attempt: 1, passed: true }],
    attendance: dates.map((date, i) => ({
      id: `${id}-t${i}`,
      date,
      shift: '早',
      state: (n + i) % 13 === 0 ? ('absent' as const) : ('present' as const),
      confirmed: (n + i) % 29 !== 0,
    })),
    online: dates.map((date, i) => ({ id: `${id}-o${i}`, date, minutes: 400 + ((n * 7 + i * 31) % 200) })),
    violations:
      n % 3 === 0 ? [{ ...common(20), kind: '迟到', note: '', deduction: null, state: 'in-force' }] : [],
    errors:
      n % 4 === 0
        ? [{ ...common(25), level: 2, amount: null, companyVerified: true, schoolVerified: true }]
        : [],
    awards: n % 5 === 0 ? [{ ...common(30), name: '积分前三', amount: '100', reviewed: true }] : [],
    adjustments: [],
  }
}
