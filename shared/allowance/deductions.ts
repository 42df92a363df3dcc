import { takeInOrder } from '../money/allocate.ts'
import { isZero, type Money } from '../money/money.ts'
import type { WorkDate } from '../time/work-date.ts'
import type { Clause } from './clause.ts'
import type { ErrorLevel } from './facts.ts'
import { compareText } from './order.ts'

/** Why a deduction is asked for: its fact told in parameters that a page can put into words. */
export type DeductionReason =
  | { readonly code: 'recovery'; readonly reason: string }
  | { readonly code: 'error'; readonly level: `${ErrorLevel}` }
  | {
      readonly code: 'violation'
      readonly kind: string
      readonly note: string
      readonly from: 'record' | 'kind'
    }

/** What the liability cap left of a deduction. */
export type DeductionOutcome = 'applied' | 'partly-waived' | 'waived'

/** One deduction of a run: applied and waived are together the full amount, all exact. */
export interface Deduction {
  readonly kind: DeductionReason['code']
  readonly id: string
  readonly date: WorkDate
  readonly clause: Clause
  readonly reason: DeductionReason
  readonly full: Money
  readonly applied: Money
  readonly waived: Money
  readonly outcome: DeductionOutcome
}

/** A deduction before the cap was held against it. */
export type Claim = Omit<Deduction, 'applied' | 'waived' | 'outcome'>

/** Within one date what an earlier run left behind comes first, then errors, then violations. */
const rank: Record<Claim['kind'], number> = { recovery: 0, error: 1, violation: 2 }

/** Takes the run's deductions out of its allowance, oldest first; the newest are what the cap waives. */
export function deduct(claims: readonly Claim[], allowance: Money): Deduction[] {
  const inOrder = claims.toSorted(
    (a, b) => compareText(a.date, b.date) || rank[a.kind] - rank[b.kind] || compareText(a.id, b.id),
  )
  const shares = takeInOrder(
    allowance,
    inOrder.map(({ full }) => full),
  )
  return inOrder.map((claim, index) => {
    const { taken, left } = shares[index]!
    const outcome = isZero(left) ? 'applied' : isZero(taken) ? 'waived' : 'partly-waived'
    return { ...claim, applied: taken, waived: left, outcome }
  })
}
