import { expect, test } from 'vitest'
import { planTable, remarksOn, wholeWeeks } from '../../../shared/seasons/follow-plan.ts'
import { workDateOf } from '../../../shared/time/work-date.ts'
import { seasonRules } from '../../kit/season.ts'

const d = workDateOf
const rules = seasonRules()
const on = (date: string, cell: string, className = 'a') => ({ date: d(date), className, cell })
const said = (reasons: Record<string, string>, ...cells: string[]) => ({ reasons, cells: new Set(cells) })

test('a plan has a row for each date in order, and a column for each class', () => {
  expect(
    planTable([
      { date: d('2021-11-12'), className: 'b', cell: '晚' },
      { date: d('2021-11-11'), className: 'a', cell: '早' },
      { date: d('2021-11-12'), className: 'a', cell: '' },
    ]),
  ).toEqual([
    ['日期', '星期', 'a', 'b'],
    ['2021-11-11', '四', '早', ''],
    ['2021-11-12', '五', '', '晚'],
  ])
})

test('remarks stand in a column of their own, which the import passes over', () => {
  const date = d('2021-11-11')
  const remarks = [
    { date, className: 'a', text: '夜间：走读生除外' },
    { date, className: 'b', text: '工时：大促' },
  ]
  expect(planTable([on(date, '早'), on('2021-11-12', '晚')], remarks)).toEqual([
    ['日期', '星期', 'a', '备注'],
    ['2021-11-11', '四', '早', 'a 夜间：走读生除外；b 工时：大促'],
    ['2021-11-12', '五', '晚', ''],
  ])
})

test('the plan moves by whole weeks, the nearest ones', () => {
  expect([364, 366, 367, 368, 371, 0].map(wholeWeeks)).toEqual([364, 364, 364, 371, 371, 0])
})

test('what was said of a class’s hours stands with the date, the latest word of several', () => {
  const cells = [on('2020-11-11', '晚'), on('2020-11-12', '早')]
  const changes = [
    said({ rest: '新的一句' }, '2020-11-12 a'),
    said({ rest: '旧的一句', night: '走读生除外' }, '2020-11-11 a'),
  ]
  expect(remarksOn(rules, cells, changes)).toEqual([
    { date: '2020-11-12', className: 'a', text: '班间休息：新的一句' },
  ])
  const late = [on('2020-11-11', '16:30-24:00')]
  expect(remarksOn(rules, late, changes)).toEqual([
    { date: '2020-11-11', className: 'a', text: '夜间：走读生除外' },
  ])
})

test('nothing stands of what was changed again, of seats, holidays and what students lacked', () => {
  const cells = [on('2020-10-01', '16:30-24:00')]
  expect(remarksOn(rules, cells, [said({ night: '走读生除外' })])).toEqual([])
  expect(
    remarksOn(rules, cells, [
      said({ seats: '借一间', holiday: '自愿', unpassed: '补考', uninsured: '在办' }, '2020-10-01 a'),
    ]),
  ).toEqual([])
})
