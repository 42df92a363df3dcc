import type { Money } from '../money/money.ts'
import type { Day } from './day.ts'
import type { Deduction } from './deductions.ts'
import type { Discrepancy } from './discrepancies.ts'
import type { Period } from './facts.ts'
import type { Line } from './line.ts'
import type { Track } from './logistics.ts'

/** A sum, exact and as shown: rounded half up by itself, two decimals. */
export interface Amount {
  readonly exact: Money
  readonly text: string
}

/** Everything that the rules say about one student and one period. Due, tax and net are whole fen. */
export interface Computed {
  readonly student: string
  readonly period: Period
  readonly counts: {
    /** Paid dates of stages that require a pass. */
    readonly training: number
    /** Paid dates of all other stages. */
    readonly practice: number
    /** Dates of the track on time, paid or not. */
    readonly logistics: number
    /** Dates with the leader supplement. */
    readonly leader: number
    readonly overtimeMinutes: number
  }
  readonly sums: {
    readonly dayPay: Amount
    readonly supplement: Amount
    readonly overtime: Amount
    readonly logistics: Amount
    /** 基本补贴: day pay, supplement and logistics. */
    readonly basic: Amount
    /** What deductions of the run are held against: basic and overtime. */
    readonly allowance: Amount
    readonly awards: Amount
    readonly backPay: Amount
    readonly applied: Amount
    readonly waived: Amount
    readonly due: Amount
    readonly tax: Amount
    readonly net: Amount
  }
  readonly lines: readonly Line[]
  readonly days: readonly Day[]
  /** null: not on the logistics track. */
  readonly track: Track | null
  readonly deductions: readonly Deduction[]
  readonly discrepancies: readonly Discrepancy[]
}
