import { expect, test } from 'vitest'
import { reportDays } from '../../../shared/season-report/days.ts'
import { rangeOf } from '../../../web/charts/plot.ts'
import { figureChart, rateChart } from '../../../web/season-report/report-charts.ts'
import { demoSeason } from '../../golden/season-facts.ts'

const day = (date: string, rate: string, few: boolean) => ({
  date,
  rates: [{ rate, count: few ? 1 : 50, few }],
  response: null,
  sales: null,
})

test('a rate that rests on a few is told with their number and not drawn', () => {
  const { plot, table, note } = rateChart({
    classes: ['甲班'],
    days: [day('2020-11-01', '98.0', false), day('2020-11-02', '0.0', true)],
  } as never)
  expect(plot.series).toEqual([[98, null]])
  expect(table.rows).toEqual([
    ['11月1日', '98.0'],
    ['11月2日', '0.0（1 人次）'],
  ])
  expect(note).toContain('不画')
})

test('where every rate rests on enough, nothing is said of others; a figure of which nothing is known is none', () => {
  const days = { classes: ['甲班'], days: [day('2020-11-01', '98.0', false)] } as never
  expect(rateChart(days).note).not.toContain('不画')
  expect(figureChart(days, 'sales').plot.x).toEqual([])
})

test('of the season of 2020 the days with a handful of people press no axis down, and stand in the table', () => {
  const students = demoSeason().students.map(({ row: { number, name, className }, facts }) => ({
    number,
    name,
    className,
    facts,
  }))
  const { plot, table } = rateChart(reportDays(students, []) as never)
  const drawn = plot.series.flat().filter((rate) => rate !== null)
  expect(rangeOf(plot, Math.min(...drawn), Math.max(...drawn))[0]).toBeGreaterThan(80)
  const rows = new Map(table.rows.map(([date, ...rates]) => [date, rates]))
  expect(rows.get('11月2日')).toEqual([
    '100.0（2 人次）',
    '100.0（3 人次）',
    '100.0（5 人次）',
    '0.0（1 人次）',
  ])
  expect([...rows].filter(([, rates]) => rates.some((one) => one.includes('人次')))).toHaveLength(2)
})
