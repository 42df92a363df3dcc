import { describe, expect, test } from 'vitest'
import { deskAccount } from '../../../api/accounts/table.ts'
import { onlineTime } from '../../../api/online/table.ts'
import { attended, online } from '../../kit/facts.ts'
import { code, p, ruled } from '../../kit/ruled.ts'
import type { RuledEvening } from '../../kit/ruled.ts'
import { seasonId, who } from '../../kit/school.ts'

const me = who.studentA
const report = (...rows: string[]) => ({
  base64: Buffer.from(['学号,日期,在线分钟', ...rows, ''].join('\n'), 'utf8').toString('base64'),
})
const byAccount = (...rows: string[]) => ({
  base64: Buffer.from(['账号,日期,在线分钟', ...rows, ''].join('\n'), 'utf8').toString('base64'),
})
type Report = ReturnType<typeof report>

const preview = (own: RuledEvening, file: Report, as: string = who.supervisor) =>
  own.post(as, 'online/import/preview', file)
async function bring(own: RuledEvening, file: Report, more = {}) {
  const { filesHash } = (await preview(own, file)).json
  return own.post(who.supervisor, 'online/import', { ...file, filesHash, ...more })
}
const minutes = async (own: RuledEvening) =>
  (await own.rows(onlineTime)).filter((o) => o.withdrawnBy === null).map((o) => o.minutes)

describe('the company’s daily report', () => {
  test('is previewed, applied with its hash, and becomes overtime at once', async () => {
    const own = await ruled()
    const file = report(`${me},2020-11-10,540`)
    const seen = (await preview(own, file)).json
    expect(seen).toMatchObject({ applied: false, counts: { online: { new: 1, changed: 0, withdrawn: 0 } } })
    expect(await minutes(own)).toEqual([])
    const other = await own.post(who.supervisor, 'online/import', {
      ...report('x'),
      filesHash: seen.filesHash,
    })
    expect(code(other)).toEqual([409, 'file-changed'])
    expect((await bring(own, file)).json.applied).toBe(true)
    expect(await own.net()).toBe('252.50')
    expect((await bring(own, file)).json).toMatchObject({
      applied: false,
      counts: { online: { unchanged: 1 } },
    })
    expect(await own.events('seasons.import')).toMatchObject([{ actor: p(who.supervisor) }])
  })

  test('sent again corrected changes and withdraws within its dates, and says so before', async () => {
    const own = await ruled()
    await bring(own, report(`${me},2020-11-10,540`, `${who.otherA},2020-11-10,500`, `${me},2020-11-11,400`))
    const corrected = report(`${me},2020-11-10,500`, `${who.studentB},2020-11-10,450`)
    expect((await preview(own, corrected)).json.counts.online).toEqual({
      new: 1,
      changed: 1,
      withdrawn: 1,
      unchanged: 0,
    })
    await bring(own, corrected)
    expect((await minutes(own)).toSorted()).toEqual([400, 450, 500])
  })

  test('names desk accounts: whoever held one that day gets the minutes', async () => {
    const own = await ruled()
    const held = { seasonId, importId: 'test', account: 'cs01' }
    await own.db.write([
      own.db.query.insert(deskAccount).values([
        { ...held, id: 'a1', personId: p(me), fromDate: null, toDate: '2020-11-10' },
        { ...held, id: 'a2', personId: p(who.otherA), fromDate: '2020-11-11', toDate: null },
      ]),
    ])
    await bring(own, byAccount('cs01,2020-11-10,490', 'cs01,2020-11-11,500'))
    const rows = await own.rows(onlineTime)
    expect(rows.map((o) => [o.personId, o.minutes])).toEqual([
      [p(me), 490],
      [p(who.otherA), 500],
    ])
    const unknown = (await preview(own, byAccount('cs99,2020-11-10,490'))).json
    expect(unknown.problems).toMatchObject([{ line: 2, column: '账号' }])
  })

  test('with bad rows is applied only when they are to be skipped', async () => {
    const own = await ruled()
    const file = report(`${me},2020-11-10,540`, `${who.otherA},2020-11-10,5400`)
    const seen = (await preview(own, file)).json
    expect(seen.problems).toMatchObject([{ file: 'online.csv', line: 3, column: '在线分钟' }])
    expect(code(await bring(own, file))).toEqual([422, 'import-refused'])
    expect((await bring(own, file, { skipBadRows: true })).json.applied).toBe(true)
    expect(await minutes(own)).toEqual([540])
  })

  test.each([[me], [who.leaderA], [who.teacher1], [who.lead], [who.finance], [who.admin]])(
    'not by %s',
    async (as) => {
      const own = await ruled()
      const file = report(`${me},2020-11-10,540`)
      expect(code(await preview(own, file, as))).toEqual([403, 'forbidden'])
      expect(code(await own.post(as, 'online/import', { ...file, filesHash: 'h' }))).toEqual([
        403,
        'forbidden',
      ])
      expect(await minutes(own)).toEqual([])
    },
  )
})

const found = async (own: RuledEvening, as: string, span = 'from=2020-11-09&to=2020-11-11') =>
  (await own.get(as, `online/discrepancies?${span}`)).discrepancies

describe('minutes against attendance', () => {
  test('lists both ways what does not go together, with the faults of that day', async () => {
    const own = await ruled()
    const { db } = own
    await db.write([
      online(db, me, '2020-11-09', 480),
      online(db, who.otherA, '2020-11-10', 300),
      attended(db, who.otherA, '2020-11-10', { confirmed: false }),
      online(db, me, '2020-11-11', 480),
    ])
    await db.client.execute(
      `insert into repair values ('r', '${seasonId}', 'p-${me}', '2020-11-10', 'no-power', 'B1', '', 1)`,
    )
    const list = await found(own, who.teacher1)
    expect(list).toMatchObject([
      {
        code: 'attendance-without-online',
        date: '2020-11-10',
        student: { number: me },
        minutes: null,
        repairs: [{ kind: 'no-power', seat: 'B1' }],
      },
      {
        code: 'online-without-attendance',
        student: { number: who.otherA },
        minutes: 300,
        attendance: [{ shift: '早', state: 'present', confirmed: false }],
      },
    ])
    expect(await found(own, who.supervisor)).toEqual(list)
    expect(await found(own, who.teacher2)).toEqual([])
  })

  test('a date of which the company has sent nothing yet is one line and nobody’s discrepancy', async () => {
    const own = await ruled()
    await own.db.write([online(own.db, me, '2020-11-09', 480)])
    const answer = await own.get(who.teacher1, 'online/discrepancies?from=2020-11-09&to=2020-11-11')
    expect(answer).toMatchObject({ withoutReport: ['2020-11-10', '2020-11-11'], discrepancies: [] })
  })

  test('a decision at roll call counts at once', async () => {
    const own = await ruled()
    await own.db.write(
      [9, 10, 11].map((d) => online(own.db, me, `2020-11-${String(d).padStart(2, '0')}`, 480)),
    )
    expect(await found(own, who.teacher1)).toEqual([])
    const [decision] = [{ personId: p(me), state: 'absent', version: 0, reason: '看错了' }]
    await own.post(who.teacher1, 'attendance/roll-call', {
      date: '2020-11-10',
      shift: '早',
      decisions: [decision],
    })
    expect(await found(own, who.teacher1)).toMatchObject([
      { code: 'online-without-attendance', date: '2020-11-10' },
    ])
  })

  test.each([[me], [who.leaderA], [who.finance], [who.admin]])('not for %s', async (as) => {
    const own = await ruled()
    const answer = await own.ask('GET /api/online/discrepancies?from=2020-11-09&to=2020-11-11', { as })
    expect(answer.status).toBe(403)
  })

  test('a span that is none is refused', async () => {
    const own = await ruled()
    for (const span of ['from=2020-11-11&to=2020-11-09', 'from=2020-01-01&to=2020-11-09', 'from=x&to=y'])
      expect((await own.ask(`GET /api/online/discrepancies?${span}`, { as: who.supervisor })).status).toBe(
        422,
      )
  })
})
