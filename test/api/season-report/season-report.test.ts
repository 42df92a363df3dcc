import { unzipSync, strFromU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { seasonReport } from '../../../api/season-report/table.ts'
import { rowsOf } from '../../kit/evening.ts'
import { attended, awarded } from '../../kit/facts.ts'
import { who } from '../../kit/school.ts'
import { closed, closedSeason } from '../closings/closing.ts'
import { november, office } from '../payouts/office.ts'

const see = 'GET /api/season-report'
const code = (answer: { status: number; json: { fault?: { code: string } } }) => [
  answer.status,
  answer.json.fault?.code,
]

describe('the season report', () => {
  test('is made of the facts that there are, and follows them', async () => {
    const own = await office()
    const before = (await own.ask(see, { as: who.supervisor })).json
    expect(before).toMatchObject({ closedAt: null, report: { v: 'season-report/v1' } })
    expect(before.report.all).toMatchObject({ students: 12, leaders: 4, attendance: { attended: 24 } })
    expect(before.report.all.payslips).toBe(0)
    await own.published()
    const after = (await own.ask(see, { as: who.finance })).json
    // Three of five days at 80 with fifteen minutes at 12.50 an hour; one leads, at 20 a day.
    expect(after.report.all).toMatchObject({ payslips: 12, paid: { due: '1309.39', tax: '0.00' } })
    expect(after.hash).not.toBe(before.hash)
    expect((await own.ask(see, { as: who.lead })).json.hash).toBe(after.hash)
  })

  test.each([[who.studentA], [who.leaderA], [who.teacher1]])('is not for %s', async (as) => {
    const own = await office()
    expect(code(await own.ask(see, { as }))).toEqual([403, 'forbidden'])
    expect(code(await own.ask('POST /api/season-report/sheet', { as, body: { format: 'xlsx' } }))).toEqual([
      403,
      'forbidden',
    ])
  })
})

describe('its days, for charts', () => {
  test('have the rate of each class on every date that has attendance', async () => {
    const own = await office()
    const { classes, days } = (await own.ask(`${see}/days`, { as: who.lead })).json
    expect(classes).toEqual(['19电商1班', '19电商2班'])
    const all = { rate: '100.0', count: expect.any(Number), few: false }
    expect(days[0]).toEqual({ date: '2020-10-26', rates: [all, all], response: null, sales: null })
    expect(days).toHaveLength(8)
    expect((await own.ask(`${see}/days`, { as: who.teacher1 })).status).toBe(403)
  })
})

describe('once the season is closed', () => {
  test('it is the one that the closing names, and no later fact changes a byte of it', async () => {
    const own = await closedSeason()
    const [kept, ...more] = await rowsOf(own.db, seasonReport)
    expect(more).toEqual([])
    const seen = (await own.ask(see, { as: who.supervisor })).json
    expect([seen.hash, seen.closedAt]).toEqual([kept!.hash, own.clock.now()])
    expect(JSON.parse(kept!.bytes)).toEqual(seen.report)
    const said = await own.events('closings.close-school')
    expect(said.map((event) => (event['after'] as { report?: string }).report)).toEqual([
      undefined,
      kept!.hash,
    ])
    await own.db.write([
      attended(own.db, who.studentA, '2020-11-05'),
      awarded(own.db, who.studentA, '2020-11-04', '99.00'),
    ])
    expect((await own.ask(see, { as: who.admin })).json).toEqual({ ...seen })
  })

  test('not while a run is open or the last days have none', async () => {
    const own = await closed()
    expect(await rowsOf(own.db, seasonReport)).toEqual([])
    await own.published(november)
    expect((await own.ask(see, { as: who.supervisor })).json.closedAt).toBeNull()
  })
})

describe('its sheets', () => {
  test('are a workbook and a PDF with the digest and the head of the log, and leave an event', async () => {
    const own = await office()
    const { ask } = own
    const { hash } = (await ask(see, { as: who.supervisor })).json
    const fileOf = async (format: string) => {
      const answer = await ask('POST /api/season-report/sheet', { as: who.supervisor, body: { format } })
      expect(answer.status, answer.text).toBe(200)
      return {
        name: answer.json.name as string,
        bytes: new Uint8Array(Buffer.from(answer.json.base64, 'base64')),
      }
    }
    const { name, bytes } = await fileOf('xlsx')
    expect(name).toBe('2020 年双十一实训总结报告.xlsx')
    const parts = unzipSync(bytes)
    const texts = Object.entries(parts).flatMap(([path, part]) =>
      path.startsWith('xl/worksheets/s') ? [strFromU8(part)] : [],
    )
    expect(texts).toHaveLength(6)
    for (const text of texts) expect(text).toContain(hash)
    expect(texts[0]).toContain('响应时长、销售额：未导入')
    expect(Buffer.from((await fileOf('pdf')).bytes.slice(0, 4)).toString()).toBe('%PDF')
    const events = await own.events('season-report.export')
    expect(events.map((event) => (event['after'] as { report: string }).report)).toEqual([hash, hash])
  })
})
