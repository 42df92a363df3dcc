/** Whole seasons and any history of one student, for the laws that hold whatever happened. */
import * as fc from 'fast-check'
import type {
  AttendanceState,
  ErrorLevel,
  StudentFacts,
  ViolationState,
} from '../../../shared/allowance/facts.ts'
import { parseSeason, type Season } from '../../../shared/seasons/season.ts'
import { addDays, type WorkDate } from '../../../shared/time/work-date.ts'
import { seasonRules } from '../../kit/season.ts'
import { on } from './build.ts'

const first = on('2020-09-10')
/** From two days before the first stage to two days after the last. */
const date: fc.Arbitrary<WorkDate> = fc.integer({ min: 0, max: 75 }).map((days) => addDays(first, days))

const decimal = (yuan: number, places: number) =>
  fc
    .tuple(fc.nat(yuan), fc.nat({ max: 10 ** places - 1 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(places, '0')}`)
const amount = fc.oneof(decimal(300, 2), decimal(60, 4), fc.constantFrom('0', '12.5', '0.005', '500'))

const ids = <T extends object>(prefix: string, item: fc.Arbitrary<T>, maxLength: number) =>
  fc.array(item, { maxLength }).map((all) => all.map((fact, index) => ({ ...fact, id: `${prefix}${index}` })))

const state = fc.constantFrom<AttendanceState[]>(
  'present',
  'present',
  'present',
  'late',
  'left-early',
  'absent',
  'leave',
  'rest',
)

export const anyFacts: fc.Arbitrary<StudentFacts> = fc.record({
  id: fc.constant('s1'),
  memberships: fc.uniqueArray(fc.record({ from: fc.option(date), leader: fc.boolean() }), {
    maxLength: 3,
    selector: ({ from }) => from,
  }),
  assessments: ids(
    'm',
    fc.record({ date, attempt: fc.integer({ min: 1, max: 4 }), passed: fc.boolean() }),
    4,
  ),
  attendance: ids(
    'a',
    fc.record({
      date,
      shift: fc.constantFrom('早', '晚'),
      state,
      confirmed: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    }),
    90,
  ),
  online: ids('o', fc.record({ date, minutes: fc.nat(1_440) }), 40),
  violations: ids(
    'v',
    fc.record({
      date,
      kind: fc.constantFrom('迟到', '睡觉', '串岗'),
      note: fc.constantFrom('', '巡场发现'),
      deduction: fc.option(amount),
      state: fc.constantFrom<ViolationState[]>('in-force', 'in-force', 'appealed', 'withdrawn'),
    }),
    8,
  ),
  errors: ids(
    'e',
    fc.record({
      date,
      level: fc.constantFrom<ErrorLevel[]>(1, 2, 3, 4, 'cash'),
      amount: fc.option(amount),
      companyVerified: fc.boolean(),
      schoolVerified: fc.boolean(),
    }),
    8,
  ),
  awards: ids(
    'w',
    fc.record({ date, name: fc.constantFrom('销售冠军', '积分前三'), amount, reviewed: fc.boolean() }),
    3,
  ),
  adjustments: ids(
    'j',
    fc.record({
      date,
      amount: fc.oneof(
        amount,
        amount.map((text) => `-${text}`),
      ),
      reason: fc.constant('补录'),
    }),
    2,
  ),
})

/** The demo season with any rates, units, minimum and tax. */
export const anySeason: fc.Arbitrary<Season> = fc
  .record({
    dayRate: amount,
    hourlyRate: amount,
    unitMinutes: fc.constantFrom(1, 5, 30, 7),
    thresholdMinutes: fc.constantFrom(480, 0, 450),
    leaderDaySupplement: amount,
    logistics: fc.record({
      dayRate: amount,
      minimumDays: fc.constantFrom(0, 3, 20),
      afterFailedAssessments: fc.integer({ min: 1, max: 3 }),
    }),
    tax: fc.constantFrom(
      { method: 'none' },
      { method: 'labour' },
      { method: 'intern-cumulative', incomeRatio: '0.8' },
    ),
  })
  .map(({ dayRate, logistics, tax, leaderDaySupplement, ...overtime }) => {
    const demo = seasonRules()
    const parsed = parseSeason({
      ...demo,
      tax,
      stages: demo.stages.map((stage, index) => (index === 1 ? { ...stage, dayRate } : stage)),
      pay: { ...demo.pay, leaderDaySupplement, logistics, overtime: { ...demo.pay.overtime, ...overtime } },
    })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
    return parsed.season
  })

/** The same facts, each list in another order. */
export function shuffled(facts: StudentFacts): fc.Arbitrary<StudentFacts> {
  const lists = Object.entries(facts).filter(([key]) => key !== 'id')
  return fc
    .tuple(...lists.map(([, list]) => fc.shuffledSubarray(list as unknown[], { minLength: list.length })))
    .map((mixed) => ({ ...facts, ...Object.fromEntries(lists.map(([key], index) => [key, mixed[index]])) }))
}
