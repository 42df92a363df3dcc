import { describe, expect, test } from 'vitest'
import { enrolment, membership, session } from '../../../api/people/table.ts'
import { startSession } from '../../../api/people/start-session.ts'
import { sha256Hex } from '../../../api/kernel/hash.ts'
import { appFor } from '../../kit/app.ts'
import { days, hours, minutes } from '../../kit/clock.ts'
import { ctxFor } from '../../kit/ctx.ts'
import { freshDatabase } from '../../kit/database.ts'
import { evening, rowsOf, shanghai } from '../../kit/evening.ts'
import { signedIn, staff } from '../../kit/people.ts'
import { classes, seasonId, who } from '../../kit/school.ts'

const me = 'GET /api/me'

describe('who is signed in', () => {
  test('a student, with class, group and season', async () => {
    const { ask, clock } = await evening()
    expect((await ask(me, { as: who.studentA })).json).toEqual({
      personId: `p-${who.studentA}`,
      name: '学生002',
      number: who.studentA,
      roles: ['student'],
      className: classes[0],
      group: 'A组',
      leader: false,
      phoneTail: null,
      idNumberTail: null,
      cardNumberTail: null,
      season: {
        id: seasonId,
        name: '2020 年双十一实训',
        school: '示例商务职业学院',
        company: '示例网络科技有限公司',
      },
      now: clock.now(),
      restored: null,
      utcOffsetMinutes: 480,
    })
  })

  test('a leader, for as long as he is one', async () => {
    const { db, ask, clock } = await evening()
    await db.write([
      db.query.insert(membership).values({
        seasonId,
        personId: `p-${who.leaderA}`,
        fromDate: '2020-11-13',
        className: classes[0],
        groupName: 'B组',
        leader: false,
      }),
    ])
    expect((await ask(me, { as: who.leaderA })).json).toMatchObject({ leader: true, group: 'A组' })
    clock.set(shanghai('08:00', '2020-11-13'))
    expect((await ask(me, { as: who.leaderA })).json).toMatchObject({ leader: false, group: 'B组' })
  })

  test('a student who was a leader in another season is one of this season’s students', async () => {
    const { db, ask } = await evening()
    const last = { seasonId: '2019-double11', personId: `p-${who.studentA}` }
    await db.write([
      db.query.insert(enrolment).values({ ...last, seq: 1 }),
      db.query
        .insert(membership)
        .values({ ...last, fromDate: '2019-11-12', className: '18电商1班', groupName: 'Z组', leader: true }),
    ])
    const { json } = await ask(me, { as: who.studentA })
    expect(json).toMatchObject({ roles: ['student'], className: classes[0], group: 'A组', leader: false })
    expect((await ask('GET /api/attendance/roll-call', { as: who.studentA })).status).toBe(403)
  })

  test.each([
    [who.teacher1, 'teacher'],
    [who.lead, 'lead-teacher'],
    [who.supervisor, 'supervisor'],
    [who.finance, 'finance'],
    [who.admin, 'admin'],
  ])('%s, a %s', async (number, role) => {
    const { ask } = await evening()
    expect((await ask(me, { as: number })).json).toMatchObject({
      roles: [role],
      className: null,
      leader: false,
    })
  })

  test('somebody before there is any season', async () => {
    const db = await freshDatabase()
    await db.write([...staff(db, 'A001', 'admin'), signedIn(db, 'A001')])
    const { json } = await appFor(db).ask(me, { as: 'A001' })
    expect(json).toMatchObject({ roles: ['admin'], season: null, utcOffsetMinutes: 0 })
  })

  test('nobody', async () => {
    const { ask } = await evening()
    expect(await ask(me)).toMatchObject({ status: 401, json: { fault: { message: '请先登录。' } } })
    expect((await ask(me, { as: 'no-such-token' })).status).toBe(401)
  })
})

async function begun(kind: 'student' | 'staff', number: string) {
  const { db, clock, app } = await evening()
  const { token, maxAgeSeconds, write } = startSession(ctxFor(db, { clock }), `p-${number}`, kind)
  await db.write([write])
  const status = async () =>
    (await app.request('/api/me', { headers: { Cookie: `__Host-sid=${token}` } })).status
  const row = async () => (await rowsOf(db, session)).find((s) => s.tokenHash === sha256Hex(token))
  return { clock, token, maxAgeSeconds, status, row }
}

describe('a session', () => {
  test('has a token that nobody guesses and that is not stored', async () => {
    const [one, other] = [await begun('student', who.studentA), await begun('student', who.studentA)]
    expect(one.token).toMatch(/^[0-9a-f]{64}$/)
    expect(one.token).not.toBe(other.token)
    expect(JSON.stringify(await one.row())).not.toContain(one.token)
  })

  test.each([
    ['student', who.studentA, 30 * days, 90 * days],
    ['staff', who.teacher1, 2 * hours, 12 * hours],
  ] as const)(
    'of a %s ends after lying idle, and after its whole life',
    async (kind, number, idle, whole) => {
      const idleOne = await begun(kind, number)
      expect(idleOne.maxAgeSeconds).toBe(whole / 1000)
      idleOne.clock.pass(idle - 1)
      expect(await idleOne.status()).toBe(200)
      idleOne.clock.pass(idle)
      expect(await idleOne.status()).toBe(401)

      const busy = await begun(kind, number)
      for (let at = 0; at + idle / 2 < whole; at += idle / 2) {
        expect(await busy.status()).toBe(200)
        busy.clock.pass(idle / 2)
      }
      expect(await busy.status()).toBe(200)
      busy.clock.pass(idle / 2)
      expect(await busy.status()).toBe(401)
    },
  )

  test('is marked as used at most every five minutes', async () => {
    const { clock, status, row } = await begun('student', who.studentA)
    const begin = (await row())!.lastUsedAt
    clock.pass(5 * minutes - 1)
    await status()
    expect((await row())!.lastUsedAt).toBe(begin)
    clock.pass(1)
    await status()
    expect((await row())!.lastUsedAt).toBe(clock.now())
  })
})

describe('logging out', () => {
  test('ends this session at once, tells the browser to forget, and nothing else', async () => {
    const { ask, db } = await evening()
    const out = await ask('POST /api/me/log-out', { as: who.studentA })
    expect([out.status, out.json]).toEqual([200, { ended: true }])
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-sid=; Max-Age=0; Path=\/; Secure/)
    expect(out.headers.get('clear-site-data')).toBe('"cache"')
    expect((await ask(me, { as: who.studentA })).status).toBe(401)
    expect((await ask(me, { as: who.otherA })).status).toBe(200)
    expect((await rowsOf(db, session)).filter((s) => s.endedAt !== null)).toHaveLength(1)
  })

  test('is for who is signed in', async () => {
    const { ask } = await evening()
    expect((await ask('POST /api/me/log-out')).status).toBe(401)
  })
})
