import { describe, expect, test } from 'vitest'
import { assessment } from '../../../api/assessments/table.ts'
import { attendance } from '../../../api/attendance/table.ts'
import { onlineTime } from '../../../api/online/table.ts'
import { seasonImport } from '../../../api/seasons/table.ts'
import { violation } from '../../../api/violations/table.ts'
import { importing, rows, rowsOf } from './importing.ts'

const same = { new: 0, changed: 0, withdrawn: 0, unchanged: 1 }

describe('what a later folder changes', () => {
  test('a changed row is one change: the old one stays readable, withdrawn by the import', async () => {
    const { db, bring } = await importing()
    await bring()
    const done = await bring(rows('online.csv', '01,2020-11-12,520'))
    expect(done.counts).toMatchObject({
      online: { new: 0, changed: 1, withdrawn: 0, unchanged: 0 },
      attendance: same,
      roster: { ...same, unchanged: 3 },
    })
    const [, second] = await rowsOf(db, seasonImport)
    expect(await rowsOf(db, onlineTime)).toMatchObject([
      { minutes: 515, withdrawnBy: second!.id },
      { minutes: 520, withdrawnBy: null, importId: second!.id },
    ])
  })

  test('a row that is gone is withdrawn, within the dates that the file covers', async () => {
    const { bring } = await importing()
    const three = ['01,2020-11-10,481', '01,2020-11-11,482', '01,2020-11-12,483']
    await bring(rows('online.csv', ...three))
    const withoutMiddle = await bring(rows('online.csv', three[0]!, three[2]!))
    expect(withoutMiddle.counts['online']).toEqual({ new: 0, changed: 0, withdrawn: 1, unchanged: 2 })
    const lastAlone = await bring(rows('online.csv', three[2]!))
    expect(lastAlone.counts['online']).toEqual({ new: 0, changed: 0, withdrawn: 0, unchanged: 1 })
    expect((await bring(rows('online.csv', three[0]!))).applied).toBe(false)
  })

  test('a file with nothing but its header covers no date', async () => {
    const { bring } = await importing()
    await bring()
    expect((await bring(rows('online.csv'))).counts['online']).toEqual({ ...same, unchanged: 0 })
  })

  test('a table without dates is replaced whole', async () => {
    const { bring } = await importing()
    await bring()
    expect((await bring(rows('insurance.csv'))).counts['insurance']).toEqual({
      new: 0,
      changed: 0,
      withdrawn: 1,
      unchanged: 0,
    })
  })

  test('a table that the folder does not have is left alone', async () => {
    const { bring } = await importing()
    await bring()
    const done = await bring({ 'online.csv': null, 'insurance.csv': null })
    expect(done.counts).not.toHaveProperty('online')
    expect(done.applied).toBe(false)
  })

  test('identical rows are separate facts, and each may go by itself', async () => {
    const { db, bring } = await importing()
    const row = '02,2020-11-12,玩手机,巡场发现,,生效'
    const times = async (n: number) =>
      (await bring(rows('violations.csv', ...Array.from({ length: n }, () => row)))).counts['violations']
    expect(await times(2)).toEqual({ new: 2, changed: 0, withdrawn: 0, unchanged: 0 })
    expect(await times(3)).toEqual({ new: 1, changed: 0, withdrawn: 0, unchanged: 2 })
    expect(await times(1)).toEqual({ new: 0, changed: 0, withdrawn: 2, unchanged: 1 })
    expect((await rowsOf(db, violation)).filter((v) => v.withdrawnBy === null)).toHaveLength(1)
  })

  test('an assessment whose date is corrected is the same assessment, wherever its new date lies', async () => {
    const { db, bring } = await importing()
    await bring(rows('assessments.csv', '01,2020-09-25,1,通过'))
    const done = await bring(rows('assessments.csv', '01,2020-10-09,1,通过', '02,2020-10-09,1,未通过'))
    expect(done.counts['assessments']).toEqual({ new: 1, changed: 1, withdrawn: 0, unchanged: 0 })
    const live = (await rowsOf(db, assessment)).filter((a) => a.withdrawnBy === null)
    expect(live.map((a) => a.date)).toEqual(['2020-10-09', '2020-10-09'])
  })

  test('the plan’s cells change one by one', async () => {
    const { bring } = await importing()
    await bring()
    const done = await bring(rows('plan.csv', '2020-11-12,周四,早,'))
    expect(done.counts['plan']).toEqual({ new: 0, changed: 1, withdrawn: 0, unchanged: 1 })
  })

  test('what somebody has decided at roll call stands above what a file says, before and after', async () => {
    const { db, bring, pay } = await importing()
    await bring()
    const [imported] = await rowsOf(db, attendance)
    const decided = {
      ...imported!,
      id: 'd',
      version: 1,
      state: 'absent' as const,
      importId: null,
      content: null,
    }
    await db.write([db.query.insert(attendance).values({ ...decided, decidedBy: 'p', decidedAt: 1 })])
    expect((await pay()).get('01')!.computed.counts.practice).toBe(0)
    const done = await bring(rows('attendance.csv', '01,2020-11-12,早,08:21,17:03,迟到,是'))
    expect(done.counts['attendance']).toEqual({ new: 0, changed: 1, withdrawn: 0, unchanged: 0 })
    expect((await pay()).get('01')!.computed.counts.practice).toBe(0)
  })
})
