import { describe, expect, test } from 'vitest'
import { inChinese, readSmall, rows } from './folder.ts'

const shiftsOf = (file: string) =>
  readSmall({ 'plan.csv': file }).tables.plan?.map(({ date, classes }) => [
    date,
    ...classes.map(({ shift }) => shift),
  ])

describe('the plan', () => {
  test('has a column for each class, in cells the code of a shift, a range, 待定, or nothing for rest', () => {
    const file = `日期,星期,电商1班,电商2班
2020-11-09,周一,早,
2020-11-10,周二,通宵,7:00-02:00
2020-11-11,周三,07:00-26:00,待定`
    expect(inChinese(readSmall({ 'plan.csv': file }))).toEqual([])
    expect(shiftsOf(file)).toEqual([
      ['2020-11-09', '早', ''],
      ['2020-11-10', '通宵', '07:00-26:00'],
      ['2020-11-11', '07:00-26:00', '待定'],
    ])
  })

  test('is the same whatever the order of its classes, and whether or not it has weekdays and remarks', () => {
    const one = readSmall().tables.plan?.[0]
    const other = readSmall({ 'plan.csv': '电商2班,备注,电商1班,,日期\n晚,加油,早,,2020-11-12' }).tables
      .plan?.[0]
    expect(other?.classes).toEqual([
      { className: '电商1班', shift: '早' },
      { className: '电商2班', shift: '晚' },
    ])
    expect(other?.content).toBe(one?.content)
  })

  test('passes over extra columns, in which there are no shifts', () => {
    const read = readSmall({
      'plan.csv':
        '序号,日期,电商1班,值班教师,电商2班,电商9班\n1,2020-11-12,早,章老师,晚,\n2,2020-11-13,早,,待定,',
    })
    expect(inChinese(read)).toEqual([])
    expect(read.tables.plan?.[1]?.classes).toEqual([
      { className: '电商1班', shift: '早' },
      { className: '电商2班', shift: '待定' },
    ])
  })

  test('may leave out a class', () => {
    expect(shiftsOf('日期,电商2班\n2020-11-12,晚')).toEqual([['2020-11-12', '晚']])
  })
})

test.each([
  ['周四', true],
  ['星期四', true],
  ['礼拜四', true],
  ['四', true],
  ['', true],
  ['周五', false],
  ['Thu', false],
])('a weekday that says "%s" on a Thursday is right: %s; either way the row stands', (weekday, right) => {
  const read = readSmall(rows('plan.csv', `2020-11-12,${weekday},早,晚`))
  expect(inChinese(read)).toEqual([])
  expect(read.tables.plan).toHaveLength(1)
  const remark = `plan.csv:2: 星期: 写的是“${weekday}”，这一天是星期四；以日期为准`
  expect(inChinese({ problems: read.warnings })).toEqual(right ? [] : [remark])
})

test.each(['周日', '星期天', '礼拜日'])('%s is a Sunday', (weekday) => {
  expect(readSmall(rows('plan.csv', `2020-11-15,${weekday},早,晚`)).warnings).toEqual([])
})

describe('a plan is refused', () => {
  test('in the cell with an unknown shift, with its whole row', () => {
    const read = readSmall(rows('plan.csv', '2020-11-11,,早,中', '2020-11-12,,早,晚'))
    expect(inChinese(read)).toEqual([
      'plan.csv:2: 电商2班: 没有班次“中”；应为训、早、晚、通宵、通、后，或 7:00-02:00 这样的时段',
    ])
    expect(read.tables.plan?.map(({ line }) => line)).toEqual([3])
  })

  test('in the column of an unknown class, the others standing', () => {
    const read = readSmall({ 'plan.csv': '日期,星期,电商1班,电商9班\n2020-11-12,周四,早,晚' })
    expect(inChinese(read)).toEqual(['plan.csv:1: 电商9班: 学生名单中没有班级“电商9班”'])
    expect(read.tables.plan?.[0]?.classes).toEqual([{ className: '电商1班', shift: '早' }])
  })

  test.each(['待定', '7:00-02:00'])('in the column of an unknown class also for %s alone', (cell) => {
    const read = readSmall({ 'plan.csv': `日期,电商1班,电商9班\n2020-11-12,早,\n2020-11-13,早,${cell}` })
    expect(inChinese(read)).toEqual(['plan.csv:1: 电商9班: 学生名单中没有班级“电商9班”'])
  })

  test('as a whole without any class', () => {
    expect(inChinese(readSmall({ 'plan.csv': '日期,星期\n2020-11-12,周四' }))).toEqual([
      'plan.csv:1: -: 表头中没有班级列',
    ])
  })

  test('as a whole with a class twice', () => {
    expect(inChinese(readSmall({ 'plan.csv': '日期,电商1班,电商1班\n2020-11-12,早,晚' }))).toEqual([
      'plan.csv:1: 电商1班: 表头中这一列出现了两次',
    ])
  })
})
