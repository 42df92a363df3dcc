import { expect, test } from 'vitest'
import { reportOf } from '../../../shared/reports/report.ts'
import { dayChart } from '../../../web/reports/day-chart.ts'

const shift = (
  className: string,
  code: string,
  state: 'present' | 'late' | 'left-early' | 'absent' | 'leave' | null,
) => ({
  personId: 'p',
  className,
  code,
  name: code,
  startsAt: null,
  planned: true,
  checkedIn: false,
  state,
  confirmed: state !== null,
  disputed: false,
  online: true,
})
const chartOf = (...shifts: ReturnType<typeof shift>[]) =>
  dayChart(reportOf('2020-11-12', shifts).lines as never)

test('each class has its people of all shifts as bars, and the same numbers as a table', () => {
  const chart = chartOf(
    shift('甲班', '早', 'present'),
    shift('甲班', '早', 'late'),
    shift('甲班', '晚', 'left-early'),
    shift('甲班', '晚', null),
    shift('乙班', '晚', 'absent'),
    shift('乙班', '晚', 'leave'),
  )!
  expect(chart.table).toEqual({
    heads: ['班级', '应到', '待确认', '到岗', '缺勤'],
    rows: [
      ['乙班', '2', '0', '0', '1'],
      ['甲班', '4', '1', '3', '0'],
    ],
  })
  expect(chart.plot.series.map((bars) => bars.filter((bar) => bar !== null))).toEqual([
    [2, 4],
    [0, 1],
    [0, 3],
    [1, 0],
  ])
})

test('one class alone, or none, has no chart', () => {
  expect(chartOf(shift('甲班', '早', 'present'), shift('甲班', '晚', 'absent'))).toBeUndefined()
  expect(chartOf()).toBeUndefined()
})
