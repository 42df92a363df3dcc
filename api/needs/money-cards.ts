import { teacherReviews } from '../../shared/awards/award.ts'
import type { Action } from '../../shared/people/access.ts'
import { placesOn } from '../../shared/people/places.ts'
import { sidesOf } from '../../shared/rulings/ruling.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { shownAward } from '../awards/shown.ts'
import type { Me } from '../kernel/authorise.ts'
import { shownError } from '../quality/shown.ts'
import { shownRepair } from '../repairs/repairs-read.ts'
import type { Student } from '../rulings/list.ts'
import type { Ruled } from '../rulings/rulings-read.ts'
import { theSeason } from '../seasons/current.ts'
import { shownViolation } from '../violations/shown.ts'
import type { MoneyFacts } from './money-read.ts'

export interface Desk {
  me: Me
  facts: MoneyFacts
  studentFor: (action: Action, personId: string, date: string) => Student | undefined
  rulingsOf: (factId: string) => Ruled[]
}

/** Since when somebody waits: the last thing that was said, or the entry; a file says neither. */
const since = (rulings: readonly Ruled[], enteredAt: number | null) => rulings.at(-1)?.at ?? enteredAt ?? 0

/** Proposals, and appeals on which this side has not spoken or the sides differ. */
export function violationCards({ me, facts, studentFor, rulingsOf }: Desk) {
  const { rules } = theSeason(facts.season)
  return facts.violations.flatMap((row) => {
    const { personId, date, enteredAt } = row.fact
    const student = studentFor('violations.decide', personId, date)
    if (!student) return []
    const rulings = rulingsOf(row.fact.id)
    const violation = shownViolation(rules, row, rulings)
    const card = { since: since(rulings, enteredAt), student, violation }
    const { school, company } = violation.appeal
    const waits = sidesOf(me.grants, student.className).some(
      (side) => violation.appeal[side] === null || (school !== null && company !== null),
    )
    const kind = violation.state === 'proposed' ? ('violation-proposed' as const) : ('appeal' as const)
    return kind === 'violation-proposed' || (violation.state === 'appealed' && waits)
      ? [{ kind, ...card }]
      : []
  })
}

/** Errors that this side has not judged, and for the school those that the student doubts. */
export function errorCards({ me, facts, studentFor, rulingsOf }: Desk) {
  const { rules } = theSeason(facts.season)
  return facts.errors.flatMap((row) => {
    const { personId, date, enteredAt } = row.fact
    const student = studentFor('quality.judge', personId, date)
    if (!student) return []
    const rulings = rulingsOf(row.fact.id)
    const error = shownError(rules, row, rulings)
    const card = { since: since(rulings, enteredAt), student, error }
    const own = sidesOf(me.grants, student.className)
    if (error.rejected) return []
    const doubted = error.doubt === 'open' && own.includes('school')
    const waits = doubted || own.some((side) => error[side] === 'open')
    const kind = doubted ? ('error-doubted' as const) : ('error-to-verify' as const)
    return waits ? [{ kind, ...card }] : []
  })
}

export function awardCards({ me, facts, studentFor, rulingsOf }: Desk) {
  return facts.awards.flatMap((row) => {
    const { personId, date, enteredAt } = row.fact
    const student = studentFor('awards.review', personId, date)
    if (!student) return []
    const asTeacher = sidesOf(me.grants, student.className).includes('school')
    if (asTeacher && !teacherReviews(student, placesOn(facts.people, workDateOf(date)))) return []
    const rulings = rulingsOf(row.fact.id)
    const award = shownAward(row, rulings)
    const card = { kind: 'award-to-review' as const, since: since(rulings, enteredAt), student, award }
    return award.state === 'decided' ? [card] : []
  })
}

export function repairCards({ facts, studentFor, rulingsOf }: Desk) {
  return facts.repairs.flatMap((row) => {
    const student = studentFor('repairs.close', row.personId, row.date)
    const repair = shownRepair(row, rulingsOf(row.id))
    if (!student || repair.closed) return []
    return [{ kind: 'repair-to-close' as const, since: row.reportedAt, student, repair }]
  })
}
