import { describe, expect, test } from 'vitest'
import { payoutRun } from '../../../api/payouts/table.ts'
import { counts } from '../../kit/counts.ts'
import { rowsOf } from '../../kit/evening.ts'
import { everybody } from '../../kit/school.ts'
import { november, october, office } from './office.ts'

const students = everybody.filter((n) => n.startsWith('2019'))

describe('periods', () => {
  test.each([
    [{ from: '2020-10-31', to: '2020-11-15' }],
    [{ from: '2020-10-25', to: '2020-10-26' }],
    [{ from: '2020-09-12', to: '2020-10-24' }],
    [{}],
  ])('%j overlaps October and is refused', async (period) => {
    const { prepare } = await office()
    await prepare()
    const { status, json } = await prepare(period)
    expect([status, json.fault.code]).toEqual([409, 'run-overlaps'])
    expect(json.fault.message).toBe('这段日期与已有的发放重叠（2020-10-24 至 2020-10-31）。')
  })

  test('the day after is free', async () => {
    const { prepare } = await office()
    await prepare()
    expect((await prepare(november)).status).toBe(200)
  })

  test.each([
    [{ from: '2020-11-02', to: '2020-11-01' }, '发放期间无效：结束日期早于开始日期。'],
    [{ from: '2020-12-31', to: '2021-01-01' }, '发放期间无效：不能跨年，请按年分开发放。'],
    [{ from: '2019-12-31' }, '发放期间无效：不能跨年，请按年分开发放。'],
  ])('%j is no period: %s', async (period, message) => {
    const { prepare } = await office()
    const { status, json } = await prepare(period)
    expect([status, json.fault.code, json.fault.message]).toEqual([422, 'period-invalid', message])
  })

  test('a date that is none is refused at the door', async () => {
    const { prepare } = await office()
    expect((await prepare({ from: '2020-11-31' })).json.fault.code).toBe('bad-input')
  })

  test('many who prepare the same period at the same instant prepare one run', async () => {
    const { db, prepare, slips } = await office()
    const answers = await Promise.all(Array.from({ length: counts(5, 50) }, () => prepare()))
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]))
    expect(new Set(answers.map((a) => a.json.id)).size).toBe(1)
    expect(await rowsOf(db, payoutRun)).toHaveLength(1)
    expect(await slips()).toHaveLength(students.length)
  })

  test('of two overlapping periods at the same instant one is prepared', async () => {
    const { db, prepare } = await office()
    const answers = await Promise.all([prepare(october), prepare({ from: '2020-10-30', to: '2020-11-02' })])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
    expect(answers.find((a) => a.status === 409)!.json.fault.code).toBe('run-overlaps')
    expect(await rowsOf(db, payoutRun)).toHaveLength(1)
  })
})
