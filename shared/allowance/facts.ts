import type { WorkDate } from '../time/work-date.ts'

// What the pay rules look at, and nothing else: no plan, no check-in, no clock. Amounts are text in yuan.

/** One student's facts, of the whole season as far as they are known; their order carries no meaning. */
export interface StudentFacts {
  /** 学号, or the pseudonym that stands for it. */
  readonly id: string
  /** In the order in which they were recorded; the last whose `from` is not after a date holds on it. */
  readonly memberships: readonly Membership[]
  readonly assessments: readonly Assessment[]
  readonly attendance: readonly Attendance[]
  readonly online: readonly OnlineTime[]
  readonly violations: readonly Violation[]
  readonly errors: readonly QualityError[]
  readonly awards: readonly Award[]
  /** Differences of runs already paid, carried into this one: all of them count, whatever their date. */
  readonly adjustments: readonly Adjustment[]
}

export interface Membership {
  /** null: since the beginning of the season. */
  readonly from: WorkDate | null
  readonly leader: boolean
}

/** What every fact has: an id by which a line can point at it, and the date to which it belongs. */
interface Fact {
  readonly id: string
  readonly date: WorkDate
}

export interface Assessment extends Fact {
  readonly attempt: number
  readonly passed: boolean
}

/** 出勤, 迟到, 早退 · 缺勤, 请假, 休息. */
export type AttendanceState = 'present' | 'late' | 'left-early' | 'absent' | 'leave' | 'rest'

export interface Attendance extends Fact {
  readonly shift: string
  readonly state: AttendanceState
  readonly confirmed: boolean
}

export interface OnlineTime extends Fact {
  readonly minutes: number
}

/** 生效, 申诉中, 撤销. */
export type ViolationState = 'in-force' | 'appealed' | 'withdrawn'

export interface Violation extends Fact {
  readonly kind: string
  readonly note: string
  /** null: what the season asks for this kind; "0" is an amount. */
  readonly deduction: string | null
  readonly state: ViolationState
}

export type ErrorLevel = 1 | 2 | 3 | 4 | 'cash'

export interface QualityError extends Fact {
  readonly level: ErrorLevel
  /** Of level 'cash' only; the student bears all of it. */
  readonly amount: string | null
  readonly companyVerified: boolean
  readonly schoolVerified: boolean
}

export interface Award extends Fact {
  readonly name: string
  readonly amount: string
  /** Whether the group's leader has reviewed it. */
  readonly reviewed: boolean
}

export interface Adjustment extends Fact {
  /** Signed: "12.50" is 补发 and untouched by the cap, "-12.50" is 扣回 and under it. */
  readonly amount: string
  readonly reason: string
}

/** Both ends are paid for. */
export interface Period {
  readonly from: WorkDate
  readonly to: WorkDate
}

/** 应发 and 代扣个税 of this student's earlier runs of the same calendar year, summed. */
export interface PriorRuns {
  readonly income: string
  readonly tax: string
}

export const noPriorRuns: PriorRuns = { income: '0', tax: '0' }
