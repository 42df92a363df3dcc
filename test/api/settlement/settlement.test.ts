import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { planEntry } from '../../../api/shifts/table.ts'
import { settlementWord } from '../../../api/settlement/table.ts'
import { rowsOf } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { classes, seasonId, who } from '../../kit/school.ts'
import { site, sides } from './site.ts'

const code = (answer: { status: number; json: { fault?: { code: string } } }) => answer.json.fault?.code

/** Judged, agreed to by both and paid. */
async function settled() {
  const own = await site()
  await own.deposit('deposit-paid', '10000')
  await own.judge('school')
  for (const side of ['company', 'school'] as const) expect((await own.agree(side)).status).toBe(200)
  expect((await own.settle()).status).toBe(200)
  return own
}

describe('what company and school owe each other', () => {
  test('is made of rooms and plan, with the dates of each, and counts down to both terms', async () => {
    const own = await site()
    await own.deposit('deposit-paid', '10000')
    const { content, deadlines, agreed, settled } = await own.see()
    expect(content).toMatchObject({
      v: 'settlement/v1',
      fees: [
        { room: '201', basis: 'computers', computers: 52, rate: '13', amount: '7436.00' },
        { room: '礼堂', basis: 'room', rate: '300', dates: ['2020-11-12'], amount: '300.00' },
      ],
      owed: '7736.00',
      reward: { judged: null, amount: '0.00' },
      deposit: { paid: { amount: '10000.00', on: '2020-08-28' }, returned: null, held: '10000.00' },
      due: { from: 'school', amount: '2264.00' },
    })
    expect(content.fees[0].dates).toHaveLength(11)
    expect(deadlines).toEqual({
      deposit: { on: '2020-08-31', certain: true, days: -92, workingDays: 0, met: '2020-08-28' },
      settle: { on: '2021-01-04', certain: true, days: 34, workingDays: 23, met: null },
    })
    expect([agreed, settled]).toEqual([[], null])
    expect((await own.ask('GET /api/settlement/deadlines', { as: who.lead })).json).toEqual(deadlines)
  })

  test('goes from judged through agreed to paid, and every word of it is told', async () => {
    const own = await settled()
    const { content, agreed, settled: paid, words, deadlines } = await own.see(who.finance)
    expect(content).toMatchObject({
      reward: { judged: { side: 'school', breach: false, reason: '双方无异议' }, amount: '1000.00' },
      due: { from: 'school', amount: '1264.00' },
    })
    expect(agreed).toMatchObject([{ side: 'company' }, { side: 'school', name: '职员T003' }])
    expect(paid).toEqual({ on: '2020-12-01', note: '转账' })
    expect(deadlines.settle.met).toBe('2020-12-01')
    expect(words.map(({ kind }: { kind: string }) => kind)).toEqual([
      'deposit-paid',
      'judged',
      'agreed',
      'agreed',
      'settled',
    ])
    const [event] = await own.events('settlement.settle')
    expect(event).toMatchObject({
      actor: `p-${who.finance}`,
      target: seasonId,
      after: { on: '2020-12-01', due: { from: 'school', amount: '1264.00' } },
    })
    await everyChangeIsTold(own.db)
  })

  test('once paid it stays as it was, whatever the plan says later, and nobody says more', async () => {
    const own = await settled()
    const before = await own.see()
    await own.db.write([
      own.db.query
        .insert(planEntry)
        .values({ id: 'later', seasonId, date: '2020-11-20', className: classes[1], cell: '早' }),
    ])
    expect(await own.see()).toEqual(before)
    const answers = [
      await own.judge('company'),
      await own.deposit('deposit-returned', '1'),
      await own.agree('company'),
      await own.settle(),
    ]
    expect(answers.map(code)).toEqual(answers.map(() => 'settlement-settled'))
    for (const write of ['delete from settlement_word', "update settlement_word set amount = '1'"])
      await expect(own.db.client.execute(write)).rejects.toThrow(/append-only/)
  })

  test('a fact that changes it takes both agreements away; the one that was agreed to is kept', async () => {
    const own = await site()
    await own.judge('company')
    for (const side of ['company', 'school'] as const) await own.agree(side)
    const { hash, agreed } = await own.see()
    expect(agreed).toHaveLength(2)
    await own.judge('school', { breach: true, reason: '提前撤场三天' })
    const later = await own.see()
    expect(later).toMatchObject({ agreed: [], content: { reward: { amount: '0.00' } } })
    expect(code(await own.agree('company', { hash }))).toBe('content-changed')
    expect(code(await own.settle())).toBe('settlement-not-agreed')
    const kept = (await rowsOf(own.db, settlementWord)).filter(({ contentHash }) => contentHash === hash)
    expect(kept.map(({ bytes }) => JSON.parse(bytes!).reward.amount)).toEqual(['1000.00', '1000.00'])
  })
})

describe('it is refused', () => {
  test('before the season has ended, and while nobody has said how', async () => {
    const early = await site('2020-11-22')
    for (const answer of [await early.judge('company'), await early.agree('company')])
      expect([answer.status, code(answer)]).toEqual([409, 'settlement-early'])
    const own = await site()
    const answer = await own.agree('school')
    expect(code(answer)).toBe('settlement-unjudged')
    expect(answer.json.fault.message).toContain('认定')
  })

  test('to one person for both sides, and twice for one', async () => {
    const own = await site()
    await own.judge('company')
    await own.db.client.execute(
      `insert into role_grant (id, person_id, role) values ('both', 'p-${who.lead}', 'supervisor')`,
    )
    expect((await own.agree('company', { as: who.lead })).status).toBe(200)
    expect(code(await own.agree('school'))).toBe('one-person')
    expect(code(await own.agree('company'))).toBe('already-approved')
  })

  test('a deposit that never came, went back twice or lies ahead', async () => {
    const own = await site()
    expect(code(await own.deposit('deposit-returned', '1'))).toBe('settlement-deposit')
    await own.deposit('deposit-paid', '10000')
    expect(code(await own.deposit('deposit-returned', '10000.01'))).toBe('settlement-deposit')
    expect(code(await own.deposit('deposit-paid', '1', '2020-12-02'))).toBe('date-ahead')
    for (const amount of ['-1', '1e3', '1.234', ''])
      expect(code(await own.deposit('deposit-paid', amount))).toBe('bad-input')
    // What was recorded by mistake is taken back by a new record.
    expect((await own.deposit('deposit-paid', '0')).status).toBe(200)
    expect((await own.see()).content.deposit).toMatchObject({ paid: null, held: '0.00' })
  })

  test.each([who.studentA, who.leaderA, who.teacher1, who.admin])('to %s, reading too', async (as) => {
    const own = await site()
    for (const route of ['GET /api/settlement', 'GET /api/settlement/deadlines'])
      expect((await own.ask(route, { as })).status).toBe(403)
    expect((await own.deposit('deposit-paid', '10000', '2020-08-28', as)).status).toBe(403)
    for (const side of ['company', 'school'] as const) {
      expect((await own.judge(side, undefined, as)).status).toBe(403)
      expect((await own.agree(side, { as })).status).toBe(403)
    }
    expect((await own.settle('2020-12-01', as)).status).toBe(403)
    expect(await rowsOf(own.db, settlementWord)).toEqual([])
  })

  test('for the other side: each speaks for its own', async () => {
    const own = await site()
    expect((await own.judge('company', undefined, sides.school)).status).toBe(403)
    expect((await own.agree('school', { as: sides.company })).status).toBe(403)
    expect((await own.deposit('deposit-paid', '1', '2020-08-28', sides.company)).status).toBe(403)
    expect((await own.settle('2020-12-01', sides.school)).status).toBe(403)
  })
})

describe('I8 said again, or at one instant', () => {
  test('a command that is repeated has the first answer and one effect', async () => {
    const own = await site()
    await own.judge('company')
    const { hash } = await own.see()
    const key = crypto.randomUUID()
    const [one, two] = [await own.agree('company', { key, hash }), await own.agree('company', { key, hash })]
    expect(one.status).toBe(200)
    expect(two.json).toEqual(one.json)
    expect(two.headers.get('Idempotent-Replay')).toBe('true')
    expect((await own.see()).agreed).toHaveLength(1)
  })

  test('both sides at once are both kept; a side twice, or a payment twice, once', async () => {
    const own = await site()
    await own.judge('company')
    const { hash } = await own.see()
    const both = await Promise.all([own.agree('company', { hash }), own.agree('school', { hash })])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const paid = await Promise.all([own.settle(), own.settle()])
    expect(paid.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(code(paid.find(({ status }) => status === 409)!)).toBe('settlement-settled')
    expect(await own.events('settlement.settle')).toHaveLength(1)
    await everyChangeIsTold(own.db)
  })
})

test('its sheets name reasons, dates and both sides, and leave an event', async () => {
  const own = await settled()
  const { hash } = await own.see()
  const fileOf = async (format: string) => {
    const answer = await own.ask('POST /api/settlement/sheet', { as: who.lead, body: { format } })
    expect(answer.status, answer.text).toBe(200)
    return { name: answer.json.name, bytes: new Uint8Array(Buffer.from(answer.json.base64, 'base64')) }
  }
  const { name, bytes } = await fileOf('xlsx')
  expect(name).toBe('2020 年双十一实训场地结算单.xlsx')
  const texts = Object.entries(unzipSync(bytes)).flatMap(([path, part]) =>
    path.startsWith('xl/worksheets/s') ? [strFromU8(part)] : [],
  )
  expect(texts).toHaveLength(2)
  for (const text of texts) expect(text).toContain(hash)
  for (const said of [
    '52 台电脑，每台每天 13 元',
    '乙方应付甲方',
    '乙方同意：职员T003',
    '付款日期：2020-12-01',
  ])
    expect(texts[0]).toContain(said)
  expect(texts[1]).toContain('2020-10-26')
  expect(Buffer.from((await fileOf('pdf')).bytes.slice(0, 4)).toString()).toBe('%PDF')
  const events = await own.events('settlement.export')
  expect(events.map((event) => (event['after'] as { settlement: string }).settlement)).toEqual([hash, hash])
})
