import type { WorkDate } from '../time/work-date.ts'
import { errorShare, violationAmount } from './claims.ts'
import type { DayStatus, Judged } from './day-pay.ts'
import type { AttendanceState, ErrorLevel, Period, StudentFacts } from './facts.ts'
import type { Figures } from './figures.ts'
import { compareText } from './order.ts'

/** What a person should look at before the run is paid; none of it changes an amount. */
export type Discrepancy = { readonly date: WorkDate; readonly facts: readonly string[] } & (
  | { readonly code: 'online-without-paid-attendance'; readonly minutes: number; readonly status: DayStatus }
  | { readonly code: 'unconfirmed-attendance'; readonly shift: string; readonly state: AttendanceState }
  | {
      readonly code: 'error-unverified'
      readonly level: ErrorLevel
      readonly missing: 'company' | 'school' | 'both'
    }
  | { readonly code: 'violation-appealed'; readonly kind: string }
  | { readonly code: 'award-unreviewed'; readonly name: string }
  | { readonly code: 'amount-unknown'; readonly what: 'error' | 'violation' }
)

export function discrepanciesOf(
  facts: StudentFacts,
  { from, to }: Period,
  figures: Figures,
  days: readonly Judged[],
): Discrepancy[] {
  const inRun = ({ date }: { date: WorkDate }) => from <= date && date <= to
  return [
    ...days.flatMap(unpaidOnline),
    ...facts.attendance.filter((record) => !record.confirmed && inRun(record)).flatMap(unconfirmed),
    ...facts.errors.filter(inRun).flatMap((error) => unverified(error, figures)),
    ...facts.violations.filter(inRun).flatMap((violation) => undecided(violation, figures)),
    ...facts.awards.filter(inRun).flatMap(unreviewed),
  ].sort(
    (a, b) =>
      compareText(a.date, b.date) ||
      compareText(a.code, b.code) ||
      compareText(a.facts[0] ?? '', b.facts[0] ?? ''),
  )
}

function unpaidOnline({ facts, overtime, status }: Judged): Discrepancy[] {
  if (overtime !== 'no-paid-attendance') return []
  const { date, online, onlineMinutes: minutes } = facts
  return [{ code: 'online-without-paid-attendance', date, minutes, status, facts: online }]
}

/** A planned rest needs nobody's word; everything else does. */
function unconfirmed({ id, date, shift, state }: StudentFacts['attendance'][number]): Discrepancy[] {
  return state === 'rest' ? [] : [{ code: 'unconfirmed-attendance', date, shift, state, facts: [id] }]
}

function unverified(error: StudentFacts['errors'][number], figures: Figures): Discrepancy[] {
  const { id, date, level, companyVerified, schoolVerified } = error
  if (companyVerified && schoolVerified) {
    return errorShare(error, figures) ? [] : [{ code: 'amount-unknown', what: 'error', date, facts: [id] }]
  }
  const missing = companyVerified ? 'school' : schoolVerified ? 'company' : 'both'
  return [{ code: 'error-unverified', date, level, missing, facts: [id] }]
}

function undecided(violation: StudentFacts['violations'][number], figures: Figures): Discrepancy[] {
  const { id, date, kind, state } = violation
  if (state === 'withdrawn') return []
  if (!violationAmount(violation, figures))
    return [{ code: 'amount-unknown', what: 'violation', date, facts: [id] }]
  return state === 'appealed' ? [{ code: 'violation-appealed', date, kind, facts: [id] }] : []
}

function unreviewed({ id, date, name, reviewed }: StudentFacts['awards'][number]): Discrepancy[] {
  return reviewed ? [] : [{ code: 'award-unreviewed', date, name, facts: [id] }]
}
