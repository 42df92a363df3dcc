import { extraParts } from './asked.ts'
import { rateOf } from './rate.ts'
import type { SeasonReport } from './season-report.ts'
import type { ServiceFigures } from './served.ts'

// The figures of one row as a table shows them, on paper and on the screen alike.
type Figures = SeasonReport['all']

/** Who there is, what became of their shifts, and the rate. */
export function peopleCells({ students, leaders, passed, track, attendance }: Figures): string[] {
  const { attended, absent, leave, unconfirmed } = attendance
  const rate = rateOf(attendance)
  return [
    ...[students, leaders, passed, track, attended, absent, leave, unconfirmed].map(String),
    rate === undefined ? '—' : `${rate}%`,
  ]
}

/** Each stage's day pay, what else an allowance is made of, and its sum. */
export const allowanceCells =
  ({ stages }: Pick<SeasonReport, 'stages'>) =>
  ({ allowance }: Figures): string[] =>
    [...stages.map(({ key }) => `stage:${key}`), ...extraParts, 'sum'].map((key) => allowance[key] ?? '0.00')

/** Published payslips, what was due on them and withheld. */
export const paidCells = ({ payslips, paid }: Figures): string[] => [
  String(payslips),
  paid['due'] ?? '0.00',
  paid['tax'] ?? '0.00',
]

export const awardCells = ({ count, students, amount }: SeasonReport['awards']['all']): string[] => [
  String(count),
  String(students),
  amount,
]

export const errorCells = ({
  count,
  verified,
  company,
  student,
}: SeasonReport['errors']['all']): string[] => [String(count), String(verified), company, student]

/** Mean response in seconds, customers, sales. */
export const serviceCells = ({ response, served, sales }: ServiceFigures): string[] => [
  response ?? '—',
  String(served),
  sales,
]

export const hourCells = ({ training, days, shortDays, weeks, shortWeeks }: SeasonReport['short'][number]) =>
  [training, days, shortDays, weeks, shortWeeks].map(String)
