import { describe, expect, test } from 'vitest'
import { returnWord } from '../../../api/returns/table.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { attendance } from '../../../api/attendance/table.ts'
import { leave } from '../../../api/leaves/table.ts'
import { reply } from '../../../api/replies/table.ts'
import { minutes } from '../../kit/clock.ts'
import { shanghai } from '../../kit/evening.ts'
import { classes, lateShiftDate, seasonId, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'
import { code, gateDigits, lateNight, night, p, roomDigits } from './night.ts'

const leaves = (own: Awaited<ReturnType<typeof lateNight>>, number: string, at: number) =>
  own.db.write([
    own.db.query.insert(leave).values({
      id: 'l1',
      seasonId,
      personId: p(number),
      fromDate: lateShiftDate,
      toDate: lateShiftDate,
      reason: '看病',
      askedAt: at,
    }),
    own.db.query.insert(reply).values({
      id: 'r1',
      requestId: 'l1',
      kind: 'grant',
      final: true,
      byId: p(who.teacher1),
      at,
      reason: '',
    }),
  ])

describe('who is expected', () => {
  test('is everybody planned who has a bed; who swapped away is not, who swapped in is, who checked in stays', async () => {
    const own = await lateNight(shanghai('16:20'))
    expect((await own.see(who.teacher1)).counts).toEqual({
      expected: 6,
      returned: 0,
      excused: 0,
      unaccounted: 6,
    })
    await own.ask('POST /api/attendance/check-in', { as: who.otherA, body: { claimedAt: 1 } })
    await own.db.write([
      plan(own.db, lateShiftDate, classes[0], '早', p(who.studentA)),
      plan(own.db, lateShiftDate, classes[0], '', p(who.otherA)),
    ])
    await own.db.client.execute(`update enrolment set dorm = '' where person_id = '${p(who.studentB)}'`)
    await own.db.client.execute(
      `update enrolment set leaves_on = '2020-11-11' where person_id = '${p(who.leaderB)}'`,
    )
    const seen = await own.see(who.teacher1)
    expect(seen.people.map((one: { number: string }) => one.number)).toEqual([
      who.leaderA,
      who.otherA,
      '2019010013',
    ])
  })

  test('a leave excuses who did not come, and who had come only where it was granted afterwards', async () => {
    const own = await lateNight(shanghai('16:20'))
    const stateOf = async () =>
      (await own.see(who.teacher1)).people.find((one: { number: string }) => one.number === who.studentA)
    await leaves(own, who.studentA, shanghai('12:00'))
    expect(await stateOf()).toMatchObject({ state: 'excused', why: 'leave' })
    await own.ask('POST /api/attendance/check-in', { as: who.studentA, body: { claimedAt: 1 } })
    expect(await stateOf()).toMatchObject({ state: 'unaccounted', last: { kind: 'check-in' } })
    await own.db.client.execute(`update reply set at = ${shanghai('19:00')}`).catch(() => undefined)
    await own.db.write([
      own.db.query.insert(attendance).values({
        id: 'a1',
        seasonId,
        personId: p(who.studentA),
        date: lateShiftDate,
        shift: '晚',
        version: 1,
        state: 'leave',
        confirmed: true,
        decidedBy: p(who.teacher1),
        decidedAt: shanghai('19:00'),
        decidedAs: 'teacher',
        origin: 'leave',
      }),
    ])
    expect(await stateOf()).toMatchObject({ state: 'excused', why: 'leave' })
  })

  test('an absent student stays unaccounted, and so does everybody of a leader who says nothing', async () => {
    const own = await lateNight(shanghai('16:40'))
    const decisions = [{ personId: p(who.studentA), state: 'absent', version: 0 }]
    await own.ask('POST /api/attendance/roll-call', { as: who.leaderA, body: { ...night, decisions } })
    expect((await own.see(who.teacher1)).counts).toMatchObject({ expected: 6, unaccounted: 6 })
  })
})

describe('who has come', () => {
  test('is said by the leader of the own group by name, once, and taken back within ten minutes', async () => {
    const own = await lateNight(shanghai('22:10'))
    expect(code(await own.arrive(who.leaderA, who.studentA, who.otherA))).toEqual([200, 'done'])
    expect((await own.arrive(who.leaderA, who.studentA)).json).toMatchObject({ arrived: 0, refused: [] })
    expect((await own.see(who.leaderA)).counts).toEqual({
      expected: 4,
      returned: 2,
      excused: 0,
      unaccounted: 2,
    })
    own.clock.pass(9 * minutes)
    expect((await own.post(who.leaderA, 'undo')).json).toMatchObject({ undone: 2 })
    expect((await own.see(who.teacher1)).counts).toMatchObject({ returned: 0, unaccounted: 6 })
    expect(code(await own.post(who.leaderA, 'undo'))).toEqual([409, 'return-nothing-to-undo'])
    await own.arrive(who.leaderA, who.studentA)
    own.clock.pass(11 * minutes)
    expect(code(await own.post(who.leaderA, 'undo'))).toEqual([409, 'return-nothing-to-undo'])
    expect(await own.rows(returnWord)).toHaveLength(5)
    await expect(own.db.client.execute('delete from return_word')).rejects.toThrow('append-only')
    await expect(own.db.client.execute("update return_word set kind = 'none'")).rejects.toThrow('append-only')
    await everyChangeIsTold(own.db)
  })

  test('may be heard of late: the phone’s time counts within the night, and not ahead of now', async () => {
    const own = await lateNight(shanghai('23:30'))
    const people = [
      { personId: p(who.studentA), at: shanghai('22:20') },
      { personId: p(who.otherA), at: shanghai('25:00') },
    ]
    await own.post(who.leaderA, 'arrive', { people })
    const at = (await own.rows(returnWord)).map((row) => [row.personId, row.at])
    expect(Object.fromEntries(at)).toEqual({
      [p(who.studentA)]: shanghai('22:20'),
      [p(who.otherA)]: shanghai('23:30'),
    })
  })

  test('is refused too early, of a stranger, of oneself, of another group, and of who is not expected', async () => {
    const own = await lateNight(shanghai('20:30'))
    expect(code(await own.arrive(who.leaderA, who.studentA))).toEqual([409, 'return-not-open'])
    own.clock.set(shanghai('22:10'))
    for (const number of [who.leaderA, who.studentB, who.studentC])
      expect(code(await own.arrive(who.leaderA, number))).toEqual([403, 'forbidden'])
    expect(code(await own.arrive(who.studentA, who.otherA))).toEqual([403, 'forbidden'])
    expect(code(await own.arrive(who.teacher2, who.studentA))).toEqual([403, 'forbidden'])
    await own.db.client.execute(`update enrolment set dorm = '' where person_id = '${p(who.studentA)}'`)
    expect(code(await own.arrive(who.leaderA, who.studentA))).toEqual([409, 'return-not-expected'])
    expect((await own.arrive(who.leaderA, who.studentA, who.otherA)).json).toMatchObject({
      arrived: 1,
      refused: [{ code: 'return-not-expected' }],
    })
    expect(
      code(await own.post(who.teacher1, 'arrive', { shift: '早', people: [{ personId: p(who.otherA) }] })),
    ).toEqual([404, 'not-found'])
  })

  test('of two at once one word is written', async () => {
    const own = await lateNight(shanghai('22:10'))
    const answers = await Promise.all(
      [who.leaderA, who.teacher1, who.supervisor].map((as) => own.arrive(as, who.studentA)),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await own.rows(returnWord)).toHaveLength(1)
  })

  test('the student says it with the gate’s code; a room’s or an old one is refused, and ten wrong ones end it', async () => {
    const own = await lateNight(shanghai('22:31'))
    const at = own.clock.now()
    expect((await own.get(who.studentA, '/own')).night).toMatchObject({ state: 'unaccounted', shift: '晚' })
    for (const wrong of [roomDigits(at), gateDigits(at - 5 * minutes)])
      expect(code(await own.post(who.studentA, 'arrived', { code: wrong }))).toEqual([422, 'gate-code-wrong'])
    const read = { code: gateDigits(at - 5 * minutes), capturedAt: at - 5 * minutes }
    expect(code(await own.post(who.studentA, 'arrived', read))).toEqual([200, 'done'])
    expect((await own.get(who.studentA, '/own')).night).toMatchObject({
      state: 'returned',
      at: at - 5 * minutes,
    })
    const [word] = await own.rows(returnWord)
    expect(word).toMatchObject({ personId: p(who.studentA), how: 'code', as: 'student' })
    for (let i = 0; i < 10; i++) await own.post(who.otherA, 'arrived', { code: '000000' })
    expect(code(await own.post(who.otherA, 'arrived', { code: gateDigits(at) }))).toEqual([429, 'too-many'])
    expect(code(await own.post(who.teacher1, 'arrived', { code: gateDigits(at) }))).toEqual([
      403,
      'forbidden',
    ])
    const { codes } = await own.get(who.supervisor, '/gate')
    expect(codes[0].code).toBe(gateDigits(at))
    expect((await own.ask('GET /api/returns/gate', { as: who.studentA })).status).toBe(403)
  })
})

describe('a teacher', () => {
  test('excuses with a reason, and no leader says otherwise; the gate’s code does', async () => {
    const own = await lateNight(shanghai('22:10'))
    expect(code(await own.excuse(who.teacher1, who.studentA, { reason: '' }))).toEqual([
      422,
      'return-reason-needed',
    ])
    expect(code(await own.excuse(who.teacher1, who.studentA))).toEqual([200, 'done'])
    expect(code(await own.excuse(who.lead, who.studentA, { reason: '不对' }))).toEqual([
      409,
      'return-changed',
    ])
    for (const as of [who.leaderA, who.supervisor, who.teacher2, who.studentB])
      expect(code(await own.excuse(as, who.otherA))).toEqual([403, 'forbidden'])
    expect(code(await own.arrive(who.leaderA, who.studentA))).toEqual([409, 'return-decided-by-teacher'])
    expect(code(await own.post(who.studentA, 'arrived', { code: gateDigits(own.clock.now()) }))).toEqual([
      200,
      'done',
    ])
    expect((await own.see(who.teacher1)).counts).toMatchObject({ returned: 1, excused: 0 })
  })

  test('corrects a tap by a new fact with a reason; the log keeps no reason', async () => {
    const own = await lateNight(shanghai('22:10'))
    await own.arrive(who.leaderA, who.studentA)
    const wrong = { kind: 'unaccounted', excuse: null, version: 1 }
    expect(code(await own.excuse(who.teacher1, who.studentA, { ...wrong, reason: '' }))).toEqual([
      422,
      'return-reason-needed',
    ])
    expect(code(await own.excuse(who.teacher1, who.studentA, { ...wrong, reason: '组长点错' }))).toEqual([
      200,
      'done',
    ])
    expect((await own.rows(returnWord)).map((row) => [row.kind, row.version])).toEqual([
      ['returned', 1],
      ['unaccounted', 2],
    ])
    expect(code(await own.arrive(who.leaderA, who.studentA))).toEqual([200, 'done'])
    expect(JSON.stringify(await own.events('returns.say'))).not.toContain('组长点错')
  })

  test('closes when nobody is missing, or with a reason; who is missing anew opens it again', async () => {
    const own = await lateNight(shanghai('21:50'))
    expect(code(await own.post(who.teacher1, 'close'))).toEqual([409, 'return-not-over'])
    own.clock.set(shanghai('22:20'))
    await own.arrive(who.teacher1, who.leaderA, who.studentA, who.otherA, who.leaderB, who.studentB)
    const refused = await own.post(who.teacher1, 'close')
    expect(code(refused)).toEqual([409, 'return-open'])
    expect(refused.json.fault.message).toContain('1 人')
    for (const as of [who.leaderA, who.supervisor])
      expect(code(await own.post(as, 'close', { reason: '算了' }))).toEqual([403, 'forbidden'])
    expect((await own.post(who.teacher1, 'close', { reason: '已报警' })).json.closed).toEqual([classes[0]])
    const closed = async () => (await own.see(who.teacher1)).classes[0].closed
    expect(await closed()).toMatchObject({ reason: '已报警' })
    await own.excuse(who.teacher1, who.studentA, {
      kind: 'unaccounted',
      excuse: null,
      version: 1,
      reason: '没在寝室',
    })
    expect(await closed()).toBeNull()
  })

  test('calls who is missing, each look in the log and before the student’s eyes; nobody else’s number is shown', async () => {
    const own = await lateNight(shanghai('22:20'))
    const { newPersonKey, sealPrivate } = await import('../../../api/kernel/private.ts')
    const { testKeys } = await import('../../kit/keys.ts')
    const { person, personKey } = await import('../../../api/people/table.ts')
    const { eq } = await import('drizzle-orm')
    const key = await newPersonKey(testKeys, p(who.studentA))
    const phone = await sealPrivate(key, { column: 'phone', rowId: p(who.studentA) }, '19900000002')
    await own.db.write([
      own.db.query.insert(personKey).values(key.row),
      own.db.query
        .update(person)
        .set({ phone, phoneTail: '0002' })
        .where(eq(person.id, p(who.studentA))),
    ])
    const call = (as: string, number: string = who.studentA) => own.post(as, 'phone', { personId: p(number) })
    expect((await call(who.teacher1)).json).toEqual({ phone: '19900000002' })
    expect((await call(who.supervisor)).status).toBe(200)
    for (const as of [who.leaderA, who.teacher2, who.finance])
      expect(code(await call(as))).toEqual([403, 'forbidden'])
    expect(code(await call(who.teacher1, who.otherA))).toEqual([409, 'no-phone'])
    const looks = await own.events('pii_read')
    expect(looks).toMatchObject([
      { actor: p(who.teacher1), target: p(who.studentA), role: 'teacher', after: { purpose: 'duty-call' } },
      { actor: p(who.supervisor) },
    ])
    expect((await own.ask('GET /api/private/looks', { as: who.studentA })).json).toHaveLength(2)
    await own.arrive(who.leaderA, who.studentA)
    expect(code(await call(who.teacher1))).toEqual([409, 'return-not-missing'])
  })
})

const walk = (more: object = {}) => ({
  id: 'batch-one',
  version: 0,
  leaves: '22:05',
  teacherId: p(who.teacher2),
  companyId: p(who.supervisor),
  personIds: [who.leaderA, who.studentA].map(p),
  ...more,
})

describe('batches', () => {
  test('are made by a leader with both escorts; the escort of another class sees and confirms them alone', async () => {
    const own = await lateNight(shanghai('22:00'))
    expect((await own.post(who.leaderA, 'batches', walk())).json).toMatchObject({ version: 1, moved: 2 })
    expect((await own.post(who.leaderA, 'batches', walk({ version: 1 }))).json).toMatchObject({
      version: 1,
      moved: 0,
    })
    expect((await own.get(who.studentA, '/own')).night.batch).toMatchObject({
      n: 1,
      teacher: '职员T002',
      company: '职员S001',
    })
    const escort = await own.see(who.teacher2)
    expect(escort.people.filter((one: { className: string }) => one.className === classes[0])).toHaveLength(2)
    expect(code(await own.arrive(who.teacher2, who.studentA, who.leaderA))).toEqual([200, 'done'])
    expect((await own.rows(returnWord)).map((row) => row.as)).toEqual(['escort', 'escort'])
    expect(code(await own.arrive(who.teacher2, who.otherA))).toEqual([403, 'forbidden'])
    expect(code(await own.excuse(who.teacher2, who.studentA))).toEqual([403, 'forbidden'])
    await everyChangeIsTold(own.db)
  })

  test('leave after midnight on the next day, change by versions, and take nobody from elsewhere', async () => {
    const own = await lateNight(shanghai('22:00'))
    await own.post(who.teacher1, 'batches', walk({ leaves: '00:20' }))
    expect((await own.see(who.teacher1)).batches).toMatchObject([{ leavesAt: shanghai('24:20'), version: 1 }])
    expect(code(await own.post(who.leaderB, 'batches', walk({ leaves: '22:30', personIds: [] })))).toEqual([
      409,
      'return-batch-changed',
    ])
    // A leader of another group adds the own people, and the others stay.
    const own2 = await own.post(
      who.leaderB,
      'batches',
      walk({ leaves: '00:20', version: 1, personIds: [p(who.studentB)] }),
    )
    expect(own2.json).toMatchObject({ moved: 1 })
    const walking = (await own.see(who.teacher1)).people.filter((one: { batchId: string }) => one.batchId)
    expect(walking).toHaveLength(3)
    expect(code(await own.post(who.leaderA, 'batches', walk({ personIds: [p(who.studentC)] })))).toEqual([
      403,
      'forbidden',
    ])
    expect(code(await own.post(who.studentA, 'batches', walk()))).toEqual([403, 'forbidden'])
    expect(code(await own.post(who.teacher1, 'batches', walk({ companyId: p(who.teacher1) })))).toEqual([
      422,
      'escort-unknown',
    ])
  })
})
