import type { StudentFacts } from '../allowance/facts.ts'
import type { Season } from '../seasons/season.ts'
import { stagesSpan } from '../seasons/stage.ts'
import type { WorkDate } from '../time/work-date.ts'
import { asked } from './asked.ts'
import { earnedBy } from './earned.ts'
import { attendanceOf, hoursOf } from './hours.ts'
import type { Attended } from './hours.ts'
import { awardsOf, errorsOf } from './kinds.ts'
import { notImportedOf, serviceOf } from './served.ts'
import type { Served } from './served.ts'
import { allowanceOf, amounts } from './sums.ts'

/** One student as the report looks at them: where they stood at the end, and all their facts. */
export interface Reported {
  readonly number: string
  readonly name: string
  readonly className: string
  readonly facts: StudentFacts
}

/** A payslip that was published, in whichever run. */
export interface PaidSlip {
  readonly className: string
  readonly due: string
  readonly tax: string
}

export type SeasonReport = ReturnType<typeof seasonReport>

/**
 * The season in figures, made of its facts alone: the same facts give the same report, whenever it is asked for. Money
 * is what the pay rules make of all facts; every table adds up as it is shown.
 */
export function seasonReport(
  season: Season,
  students: readonly Reported[],
  paid: readonly PaidSlip[],
  /** The days of which nothing is known yet ask for nothing. */
  until: WorkDate,
  /** What the company's reports say of days with customers, where they were imported. */
  served: readonly Served[] = [],
) {
  const { from, to } = stagesSpan(season.stages)
  const each = students.map((student) => ({
    ...student,
    earned: earnedBy(season, student.facts),
    attended: attendanceOf(student.facts),
    hours: hoursOf(season, student.facts, until < to ? until : to),
  }))
  const classNames = [...new Set([...each, ...paid].map(({ className }) => className))]
  const classes = classNames.map((className) => {
    const own = each.filter((one) => one.className === className)
    const slips = paid.filter((one) => one.className === className)
    return {
      className,
      students: own.length,
      leaders: own.filter(({ facts }) => facts.memberships.at(-1)?.leader).length,
      passed: own.filter(({ facts }) => facts.assessments.some(({ passed }) => passed)).length,
      track: own.filter(({ earned }) => earned.track).length,
      attendance: own.map(({ attended }) => attended).reduce(together, nobody),
      allowance: allowanceOf(own.map(({ earned }) => earned.parts)),
      payslips: slips.length,
      paid: amounts(slips.map(({ due, tax }) => ({ due, tax }))),
      shortTraining: own.filter(({ hours }) => hours.training < asked.trainingHours.from).length,
      shortDesk: own.filter(({ hours }) => hours.shortDays || hours.shortWeeks).length,
    }
  })
  const all = {
    students: each.length,
    leaders: count(classes, 'leaders'),
    passed: count(classes, 'passed'),
    track: count(classes, 'track'),
    attendance: classes.map(({ attendance }) => attendance).reduce(together, nobody),
    allowance: amounts(classes.map(({ allowance }) => allowance)),
    payslips: count(classes, 'payslips'),
    paid: amounts(classes.map((one) => one.paid)),
    shortTraining: count(classes, 'shortTraining'),
    shortDesk: count(classes, 'shortDesk'),
  }
  return {
    v: 'season-report/v1' as const,
    season: { id: season.id, name: season.name, school: season.school, company: season.company, from, to },
    stages: season.stages.map(({ key, name }) => ({ key, name })),
    classes,
    all,
    awards: awardsOf(students),
    errors: errorsOf(season, students),
    short: each.flatMap(({ number, name, className, hours }) =>
      hours.training < asked.trainingHours.from || hours.shortDays || hours.shortWeeks
        ? [{ number, name, className, ...hours }]
        : [],
    ),
    /** Not there at all where nothing was imported, so that such a report is the same text as ever. */
    ...(served.length ? { service: serviceOf(season, served, classNames) } : {}),
    /** Asked for, and no file that is imported has them. */
    notImported: notImportedOf(served),
  }
}

const nobody: Attended = { attended: 0, absent: 0, leave: 0, unconfirmed: 0 }

const together = (a: Attended, b: Attended): Attended => ({
  attended: a.attended + b.attended,
  absent: a.absent + b.absent,
  leave: a.leave + b.leave,
  unconfirmed: a.unconfirmed + b.unconfirmed,
})

const count = <K extends string>(classes: readonly Record<K, number>[], key: K) =>
  classes.reduce((sum, one) => sum + one[key], 0)
