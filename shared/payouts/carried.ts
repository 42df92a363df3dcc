import { compute } from '../allowance/compute.ts'
import { noPriorRuns } from '../allowance/facts.ts'
import type { Adjustment, Period, StudentFacts } from '../allowance/facts.ts'
import { isZero, minus, money, negated, sum } from '../money/money.ts'
import type { Money } from '../money/money.ts'
import { exactText } from '../money/round.ts'
import type { Season } from '../seasons/season.ts'
import type { Payslip } from './payslip-schema.ts'

/** A run of the season as one student stands in it. */
export interface StandingSlip {
  readonly runId: string
  readonly period: Period
  /** The payslip as it went to the bank; null where it has not, and changes with the facts. */
  readonly sent: Payslip | null
}

/**
 * 补发 and 扣回: what facts that came late make of payslips which are with the bank or paid. Each such payslip stays as
 * it is; what it would be now, less what it was and what later runs have carried already, goes into the first run
 * after it that is still open. Derived every time, so the same facts give the same lines.
 */
export function carriedInto(
  season: Season,
  period: Period,
  facts: StudentFacts,
  others: readonly StandingSlip[],
): Adjustment[] {
  return others.flatMap((earlier): Adjustment[] => {
    const { sent, runId } = earlier
    if (!sent || earlier.period.to >= period.from) return []
    const later = others.filter((other) => other.period.from > earlier.period.to)
    if (later.some((other) => !other.sent && other.period.from < period.from)) return []
    const now = compute(season, earlier.period, { ...facts, adjustments: carriedIn(sent) }, noPriorRuns)
    const settled = later.map((other) => (other.sent ? carriedFor(other.sent, runId) : money('0')))
    const left = minus(minus(now.sums.due.exact, money(sent.total)), sum(settled))
    if (isZero(left)) return []
    const { from, to } = earlier.period
    return [{ id: adjustmentId(runId), date: to, amount: exactText(left), reason: `${from}—${to}` }]
  })
}

/**
 * The same for somebody who has left the roster: of payslips that were made for what was earned on it, and not of those
 * that came after and only carried, since for their days nothing was to be paid.
 */
export function carriedToGone(
  season: Season,
  period: Period,
  facts: StudentFacts,
  others: readonly StandingSlip[],
): Adjustment[] {
  const only = new Set(
    others.flatMap(({ runId, sent }) => (sent && !hasOwn(sent) ? [adjustmentId(runId)] : [])),
  )
  return carriedInto(season, period, facts, others).filter(({ id }) => !only.has(id))
}

const hasOwn = ({ lines, deductions }: Payslip) =>
  lines.some(({ kind }) => kind !== 'back-pay') || deductions.some(({ kind }) => kind !== 'recovery')

const adjustmentId = (runId: string) => `run:${runId}`

/** The adjustments that a payslip was made with; what the cap waived of one was not carried on, so it counts whole. */
function carriedIn(slip: Payslip): Adjustment[] {
  const back = slip.lines.flatMap((line): Adjustment[] =>
    line.reason.code === 'back-pay' && line.dates[0]
      ? [{ id: line.id, date: line.dates[0].date, amount: line.amount, reason: line.reason.reason }]
      : [],
  )
  const taken = slip.deductions.flatMap((one): Adjustment[] =>
    one.reason.code === 'recovery'
      ? [
          {
            id: one.id,
            date: one.date,
            amount: exactText(negated(money(one.full))),
            reason: one.reason.reason,
          },
        ]
      : [],
  )
  return [...back, ...taken]
}

const carriedFor = (slip: Payslip, runId: string): Money =>
  sum(
    carriedIn(slip)
      .filter(({ id }) => id === adjustmentId(runId))
      .map(({ amount }) => money(amount)),
  )
