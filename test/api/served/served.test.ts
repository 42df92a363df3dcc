import { describe, expect, test } from 'vitest'
import { serviceDay } from '../../../api/served/table.ts'
import { rowsOf } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'
import { fileOf, office } from '../seasons/bringing.ts'

const see = 'GET /api/season-report'
const served = (...lines: string[]) => fileOf('service.csv', '学号,日期,平均响应秒,接待人数,销售额', ...lines)
const report = async ({ ask }: Awaited<ReturnType<typeof office>>) =>
  (await ask(see, { as: who.supervisor })).json

describe('figures of the company’s customer service', () => {
  test('come in by an import, are counted, and stand in the season report by class and stage', async () => {
    const own = await office()
    const before = await report(own)
    expect(before.report).not.toHaveProperty('service')
    expect(before.report.notImported).toEqual(['response-time', 'sales'])
    const done = await own.bring(
      served(
        `${who.studentA},2020-11-09,20,30,100.10`,
        `${who.leaderA},2020-11-11,30,10,0.90`,
        `${who.studentC},2020-11-12,41.25,2,5`,
      ),
    )
    expect(done.counts).toMatchObject({ service: { new: 3 } })
    const { service, notImported } = (await report(own)).report
    expect(notImported).toEqual([])
    expect(service).toEqual({
      rows: [
        { className: '19电商1班', stage: 'presale', response: '22.5', served: 40, sales: '101.00' },
        { className: '19电商2班', stage: 'aftersale', response: '41.3', served: 2, sales: '5.00' },
      ],
      all: { response: '23.4', served: 42, sales: '106.00' },
    })
    // It names nobody.
    expect(JSON.stringify(service)).not.toContain(who.studentA)
  })

  test('replace what was brought for the dates that a later file covers, and the same file changes nothing', async () => {
    const own = await office()
    const first = served(`${who.studentA},2020-11-09,20,30,100`, `${who.studentA},2020-11-11,20,30,100`)
    await own.bring(first)
    const again = await own.bring(
      served(`${who.studentA},2020-11-11,25,30,100`, `${who.leaderA},2020-11-11,5,1,`),
    )
    expect(again.counts.service).toMatchObject({ new: 1, changed: 1, withdrawn: 0 })
    const live = (await rowsOf(own.db, serviceDay)).filter(({ withdrawnBy }) => withdrawnBy === null)
    expect(live.map(({ date, responseMs, sales }) => [date, responseMs, sales]).toSorted()).toEqual([
      ['2020-11-09', 20_000, '100'],
      ['2020-11-11', 25_000, '100'],
      ['2020-11-11', 5_000, null],
    ])
    const same = await own.ask('POST /api/seasons/import/preview', {
      as: who.supervisor,
      body: { files: [served(`${who.studentA},2020-11-11,25,30,100`, `${who.leaderA},2020-11-11,5,1,`)] },
    })
    expect(same.json.counts.service).toMatchObject({ new: 0, changed: 0, withdrawn: 0, unchanged: 2 })
  })

  test('are taken back with their import, after which the report is the one of before', async () => {
    const own = await office()
    const { hash } = await report(own)
    const { id } = await own.bring(served(`${who.studentA},2020-11-09,20,30,100`))
    expect((await report(own)).hash).not.toBe(hash)
    const undone = await own.ask(`POST /api/seasons/imports/${id}/undo`, { as: who.supervisor })
    expect([undone.status, undone.json.counts]).toMatchObject([200, { service: { withdrawn: 1 } }])
    expect((await report(own)).hash).toBe(hash)
  })

  test('with an error in a row change nothing, and are not for others to bring', async () => {
    const own = await office()
    const before = await contentOf(own.db)
    const files = [served(`${who.studentA},2020-11-09,fast,30,100`)]
    const seen = await own.ask('POST /api/seasons/import/preview', { as: who.supervisor, body: { files } })
    expect(seen.json.problems).toMatchObject([{ file: 'service.csv', line: 2, column: '平均响应秒' }])
    expect(await contentOf(own.db)).toBe(before)
    for (const as of [who.studentA, who.teacher1, who.finance])
      expect((await own.ask('POST /api/seasons/import/preview', { as, body: { files } })).status).toBe(403)
  })

  test('have an empty table to fill in', async () => {
    const own = await office()
    const template = await own.ask('GET /api/seasons/template?table=service', { as: who.supervisor })
    expect(template.status, template.text).toBe(200)
  })
})
