import type { Money } from '../money/money.ts'
import type { WorkDate } from '../time/work-date.ts'
import type { Clause } from './clause.ts'
import type { DeductionOutcome, DeductionReason } from './deductions.ts'
import { compareText } from './order.ts'

/** In the order in which they stand on a payslip. */
export const lineKinds = [
  'day-pay',
  'supplement',
  'overtime',
  'logistics',
  'award',
  'back-pay',
  'recovery',
  'error',
  'violation',
  'rounding',
] as const

export type LineKind = (typeof lineKinds)[number]

/** Why a line has its amount: a closed code with what a page needs to say it in words. Rates are exact text. */
export type LineReason =
  | {
      readonly code: 'days-at-rate'
      /** Key and name of the stage. */
      readonly stage: string
      readonly name: string
      readonly rate: string
      readonly days: number
    }
  | { readonly code: 'leader-days'; readonly rate: string; readonly days: number }
  | {
      readonly code: 'minutes-at-rate'
      readonly rate: string
      readonly minutes: number
      readonly threshold: number
      readonly unit: number
    }
  | { readonly code: 'on-time-days'; readonly rate: string; readonly days: number }
  | {
      readonly code: 'below-minimum'
      readonly days: number
      readonly attended: number
      readonly minimum: number
      readonly missing: number
    }
  | { readonly code: 'award'; readonly name: string }
  | { readonly code: 'back-pay'; readonly reason: string }
  | DeductionReason
  | { readonly code: 'rounding' }

/** A date of a line, with the facts that it came from; minutes on overtime alone. */
export interface LineDate {
  readonly date: WorkDate
  readonly facts: readonly string[]
  readonly minutes?: number
}

/** One line of what a student sees; the amounts of all lines add up to the due. */
export interface Line {
  readonly kind: LineKind
  /** Of the stage for day pay, of the fact where the line is one fact, else empty. */
  readonly id: string
  readonly clause: Clause
  readonly reason: LineReason
  /** What it adds to the due, two decimals; "-" in front of what it takes. */
  readonly amount: string
  readonly exact: Money
  readonly dates: readonly LineDate[]
  /** On deductions: what was asked for, what of it the cap waived, both as shown, and how it ended. */
  readonly deduction?: { readonly full: string; readonly waived: string; readonly outcome: DeductionOutcome }
}

const position = new Map<LineKind, number>(lineKinds.map((kind, index) => [kind, index]))

/** By kind, first date and id, so that the same facts give the same list. */
export function inOrder(lines: readonly Line[]): Line[] {
  return lines.toSorted(
    (a, b) =>
      position.get(a.kind)! - position.get(b.kind)! ||
      compareText(a.dates[0]?.date ?? '', b.dates[0]?.date ?? '') ||
      compareText(a.id, b.id),
  )
}
