import { compute } from '../../shared/allowance/compute.ts'
import type { AttendanceState, StudentFacts, ViolationState } from '../../shared/allowance/facts.ts'
import { countedMinutes } from '../../shared/allowance/overtime.ts'
import { figuresOf } from '../../shared/allowance/figures.ts'
import { standingOf } from '../../shared/allowance/standing.ts'
import { taxOn } from '../../shared/allowance/tax.ts'
import { money } from '../../shared/money/money.ts'
import { shown } from '../../shared/money/round.ts'
import {
  assessed,
  attended,
  attendedAll,
  award,
  failedThrice,
  on,
  online,
  period,
  qualityError,
  rules,
  student,
  violation,
  whole,
} from '../shared/allowance/build.ts'

type Row = Readonly<Record<string, string>>
/** Reckons a row of the document again: the cells that the code gives. */
type Example = (row: Row) => Row

const none = '–'
const states: Record<string, AttendanceState> = {
  出勤: 'present',
  迟到: 'late',
  早退: 'left-early',
  缺勤: 'absent',
  请假: 'leave',
  休息: 'rest',
}
const decided: Record<string, ViolationState> = { 生效: 'in-force', 申诉中: 'appealed', 撤销: 'withdrawn' }
const list = (cell: string | undefined) => cell!.split(',').map((part) => part.trim())
/** A day worth 500 yuan, so that a deduction of any level is taken in full. */
const wellPaid = rules({ stages: rules().stages.map((stage) => ({ ...stage, dayRate: '500' })) })
const costs = (facts: Partial<StudentFacts>) =>
  compute(wellPaid, whole, student({ attendance: [attended('2020-10-24')], ...facts })).sums.applied.text

const day: Example = (row) => {
  const attendance = [attended(row['Date']!, states[row['State']!], { confirmed: row['Confirmed'] === '是' })]
  const assessments = row['First pass'] === none ? [] : [assessed(row['First pass']!, 1, true)]
  const { days } = compute(rules(), period('2020-09-12', '2020-11-30'), student({ attendance, assessments }))
  return { Earns: days[0]!.dayPay, Status: days[0]!.status }
}

const countedOvertime: Example = ({ Online: minutes, Threshold: threshold, Unit: unit }) => {
  const figures = { ...figuresOf(rules()).overtime, threshold: Number(threshold), unit: Number(unit) }
  return { Counts: String(countedMinutes(Number(minutes), figures)) }
}

const overtimePay: Example = (row) => {
  const overtime = { ...rules().pay.overtime, hourlyRate: row['Hourly rate']!, unitMinutes: 1 }
  const attendance = attendedAll('2020-10-24', '2020-11-22')
  const perDay = 600
  const times = attendance.flatMap(({ date }, index) => {
    const minutes = Math.min(perDay, Number(row['Minutes']) - index * perDay)
    return minutes > 0 ? [online(date, 480 + minutes)] : []
  })
  const { sums } = compute(rules({}, { overtime }), whole, student({ attendance, online: times }))
  return { Pay: sums.overtime.text }
}

const track: Example = ({ Assessments: written }) => {
  const assessments = list(written).map((one) => assessed(one.slice(3), Number(one[0]), one[1] === '✓'))
  return { 'Track from': standingOf(assessments, 3).trackFrom ?? none }
}

const trackPay: Example = (row) => {
  const [onTime, late] = [Number(row['On time']), Number(row['Late'])]
  const attendance = attendedAll('2020-10-24', '2020-11-22')
    .slice(0, onTime + late)
    .map((record, index) => (index < onTime ? record : { ...record, state: 'late' as const }))
  const logistics = { ...rules().pay.logistics, minimumDays: Number(row['Minimum']) }
  const facts = student({ assessments: failedThrice('2020-10-20'), attendance })
  const computed = compute(rules({}, { logistics }), whole, facts)
  return { Pays: computed.sums.logistics.text, Missing: String(computed.track?.missing) }
}

const errorShare: Example = ({ Level: level, Amount: amount }) => {
  const error =
    level === '现金'
      ? qualityError('2020-10-24', 'cash', { amount: amount! })
      : qualityError('2020-10-24', Number(level) as 1 | 2 | 3 | 4)
  return { 'Student bears': costs({ errors: [error] }) }
}

const violationCost: Example = ({ Kind: kind, 'On the record': own, State: state }) => {
  const change = { deduction: own === none ? null : own!, state: decided[state!]! }
  return { Costs: costs({ violations: [violation('2020-10-24', kind!, change)] }) }
}

const cap: Example = (row) => {
  const stages = rules().stages.map((stage) => ({ ...stage, dayRate: row['Allowance']! }))
  const violations = list(row['Deductions, oldest first']).map((deduction, index) =>
    violation(`2020-11-0${index + 1}`, '睡觉', { deduction }),
  )
  const facts = student({
    attendance: [attended('2020-10-24')],
    violations,
    awards: [award('2020-11-01', row['Awards']!)],
  })
  const { deductions, sums } = compute(rules({ stages }), whole, facts)
  const taken = deductions.map(({ applied }) => shown(applied)).join(', ')
  return { Taken: taken, Waived: sums.waived.text, Due: sums.due.text }
}

const halfUp: Example = ({ Exact: exact }) => ({ Shown: shown(money(exact!)) })

const roundingLine: Example = (row) => {
  const awards = list(row['Lines, exact']).map((amount) => award('2020-11-01', amount))
  const { lines, sums } = compute(rules(), whole, student({ awards }))
  const [rounding] = lines.filter(({ kind }) => kind === 'rounding')
  const amounts = lines.filter(({ kind }) => kind === 'award').map(({ amount }) => amount)
  return { 'Lines, shown': amounts.join(', '), 分位调整: rounding?.amount ?? none, Due: sums.due.text }
}

const labour: Example = ({ Payout: due }) => {
  const tax = taxOn({ tax: { method: 'labour' } }, money(due!), on('2020-11-22'), { income: '0', tax: '0' })
  return { Tax: shown(tax) }
}

const intern: Example = (row) => {
  const internshipFrom = on(row['Internship from']!)
  const prior = { income: row['Earlier income']!, tax: row['Earlier tax']! }
  const method = { tax: { method: 'intern-cumulative', incomeRatio: '0.8' }, internshipFrom } as const
  return { Tax: shown(taxOn(method, money(row['Due']!), on(row['Last day']!), prior)) }
}

/** By the columns of the table. */
export const examples: Readonly<Record<string, Example>> = {
  'Date, State, Confirmed, First pass, Earns, Status': day,
  'Online, Threshold, Unit, Counts': countedOvertime,
  'Minutes, Hourly rate, Pay': overtimePay,
  'Assessments, Track from': track,
  'On time, Late, Minimum, Pays, Missing': trackPay,
  'Level, Amount, Student bears': errorShare,
  'Kind, On the record, State, Costs': violationCost,
  'Allowance, Deductions, oldest first, Awards, Taken, Waived, Due': cap,
  'Exact, Shown': halfUp,
  'Lines, exact, Lines, shown, 分位调整, Due': roundingLine,
  'Payout, Tax': labour,
  'Due, Internship from, Last day, Earlier income, Earlier tax, Tax': intern,
}
