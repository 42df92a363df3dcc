import { inGroups, overDates } from '../charts/plot.ts'
import { shortDate } from '../locales/dates.ts'
import type { Answer } from '../platform/wire.ts'
import type { Report } from './useReport.ts'
import { t } from './words.ts'

export type Days = Answer<'/api/season-report/days'>
type Day = Days['days'][number]

/** Allowance by stage, with a bar for each class. */
export function moneyChart(report: Report) {
  const names = report.classes.map(({ className }) => className)
  const stages = report.stages.map(({ key, name }) => ({
    name,
    amounts: report.classes.map(({ allowance }) => allowance[`stage:${key}`] ?? '0.00'),
  }))
  return {
    title: t('chart.money'),
    plot: inGroups(
      names,
      stages.map(({ name }) => name),
      stages.map(({ amounts }) => amounts),
    ),
    table: { heads: [t('stage'), ...names], rows: stages.map(({ name, amounts }) => [name, ...amounts]) },
  }
}

const told = (one: Day['rates'][number]) =>
  one ? (one.few ? t('chart.few', { rate: one.rate, count: one.count }) : one.rate) : '—'

/** Attendance by day, with a line for each class; a rate that rests on a few alone is told and not drawn. */
export function rateChart({ classes, days }: Days) {
  const known = days.filter(({ rates }) => rates.some((one) => one))
  const few = known.some(({ rates }) => rates.some((one) => one?.few))
  return {
    title: t('chart.rate'),
    plot: overDates(
      classes,
      known.map(({ date }) => date),
      known.map(({ rates }) => rates.map((one) => (one && !one.few ? one.rate : null))),
      shortDate,
      'lowest',
    ),
    note: t(few ? 'chart.fromFew' : 'chart.from'),
    table: {
      heads: [t('chart.date'), ...classes],
      rows: known.map(({ date, rates }) => [shortDate(date), ...rates.map(told)]),
    },
  }
}

/** One figure of all classes, from nothing upwards. */
export function figureChart({ days }: Days, figure: 'response' | 'sales') {
  const known = days.flatMap(({ date, [figure]: value }) => (value === null ? [] : [{ date, value }]))
  return {
    title: t(`chart.${figure}`),
    plot: overDates(
      [t(figure)],
      known.map(({ date }) => date),
      known.map(({ value }) => [value]),
      shortDate,
      'zero',
    ),
    table: {
      heads: [t('chart.date'), t(figure)],
      rows: known.map(({ date, value }) => [shortDate(date), value]),
    },
  }
}
