import { describe, expect, test } from 'vitest'
import { codeTry, punch } from '../../../api/attendance/table.ts'
import { appFor } from '../../kit/app.ts'
import { hours, minutes } from '../../kit/clock.ts'
import { counts } from '../../kit/counts.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { rotatedKeys } from '../../kit/keys.ts'
import { classes, lateShiftDate, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'
import { codeOf, openRooms, rooms, wrongCode } from './room.ts'

const checkIn = 'POST /api/attendance/check-in'
const prove = 'POST /api/attendance/prove'
const me = who.studentA

async function eveningWithRooms(at?: number) {
  const school = await evening(at)
  await openRooms(school.db)
  return school
}

/** Checks in, with a code if one is given. */
const arrives = ({ ask }: Evening, body: object = {}, as: string = me) => ask(checkIn, { as, body })

const added = ({ ask }: Evening, receipt: string, code: string, more: object = {}, as: string = me) =>
  ask(prove, { as, body: { receipt, code, ...more } })

const seen = async ({ ask }: Evening) =>
  (await ask('GET /api/attendance/board', { as: who.teacher1 })).json.sharedCodes

/** Of whom the leader's list says so. */
const shared = async ({ ask }: Evening) =>
  (await ask('GET /api/attendance/roll-call', { as: who.leaderA })).json.people
    .filter((one: { sameCode: boolean }) => one.sameCode)
    .map((one: { number: string }) => one.number)

test('R12 the code on the wall proves a check-in, and the log says in which room', async () => {
  const school = await eveningWithRooms()
  const { status, json } = await arrives(school, { code: codeOf(rooms.ours, school.clock.now()) })
  expect([status, json.proof, json.code]).toEqual([200, 'proven', 'proven'])
  expect(await school.rows(codeTry)).toMatchObject([
    { personId: `p-${me}`, outcome: 'proven', room: rooms.ours, date: lateShiftDate, shift: '晚' },
  ])
  expect(await school.events('attendance.prove')).toMatchObject([{ after: { room: rooms.ours } }])
  await everyChangeIsTold(school.db)
})

test('R12 a code that was read before the root key was changed is good after it', async () => {
  const { db, clock } = await eveningWithRooms()
  const { ask } = appFor(db, { now: clock, keys: rotatedKeys })
  const { json } = await ask(checkIn, { as: me, body: { code: codeOf(rooms.ours, clock.now()) } })
  expect(json.proof).toBe('proven')
})

describe('R12 a bad code never refuses a check-in: it stays unproven', () => {
  test.each<[string, (at: number) => string]>([
    ['a wrong one', (at) => wrongCode(at)],
    ['the one of two minutes ago', (at) => codeOf(rooms.ours, at - 2 * minutes)],
    ['the one of another class’s room', (at) => codeOf(rooms.theirs, at)],
  ])('%s', async (_, code) => {
    const school = await eveningWithRooms()
    const { status, json } = await arrives(school, { code: code(school.clock.now()) })
    expect([status, json.proof, json.code]).toEqual([200, 'unproven', 'wrong'])
    expect(await school.rows(punch)).toHaveLength(1)
    expect(await school.rows(codeTry)).toMatchObject([{ outcome: 'wrong', room: null, punchId: null }])
  })

  test('none at all', async () => {
    const school = await eveningWithRooms()
    const { status, json } = await arrives(school)
    expect([status, json.proof, json.code]).toEqual([200, 'unproven', undefined])
  })

  test('a text that is no code is no try', async () => {
    const school = await eveningWithRooms()
    for (const code of ['12345', '1234567', 'abcdef', ''])
      expect((await arrives(school, { code })).json.fault.code).toBe('bad-input')
    expect(await school.rows(codeTry)).toEqual([])
  })

  test('a check-out has no code', async () => {
    const { ask } = await eveningWithRooms(shanghai('22:00'))
    const body = { code: '123456' }
    expect((await ask('POST /api/attendance/check-out', { as: me, body })).json.fault.code).toBe('bad-input')
  })
})

describe('R12 an offline check-in has the time of its code’s step', () => {
  test('also when it arrives after the window has closed', async () => {
    const read = shanghai('16:21')
    const school = await eveningWithRooms(shanghai('20:00'))
    const { status, json } = await arrives(school, {
      code: codeOf(rooms.ours, read),
      capturedAt: read + 7_000,
      claimedAt: read + 7_000,
    })
    expect([status, json.at, json.proof]).toEqual([200, read + 7_000, 'proven'])
    expect(await school.rows(punch)).toMatchObject([{ at: read + 7_000, receivedAt: shanghai('20:00') }])
  })

  test('and is late where its code is', async () => {
    const read = shanghai('16:50')
    const school = await eveningWithRooms(shanghai('20:00'))
    await arrives(school, { code: codeOf(rooms.ours, read), capturedAt: read })
    const { json } = await school.ask('GET /api/attendance/roll-call', { as: who.leaderA })
    const line = json.people.find((p: { personId: string }) => p.personId === `p-${me}`)
    expect(line).toMatchObject({ checkInAt: read, proposed: 'late', notes: [] })
  })

  test('with a wrong code it has the time of its arrival', async () => {
    const school = await eveningWithRooms(shanghai('16:40'))
    const capturedAt = shanghai('16:20')
    const { json } = await arrives(school, { code: wrongCode(capturedAt), capturedAt })
    expect(json).toMatchObject({ at: shanghai('16:40'), proof: 'unproven', code: 'wrong' })
  })

  test('with a wrong code after closing it is refused for its time, and the guess is counted all the same', async () => {
    const school = await eveningWithRooms(shanghai('20:00'))
    const capturedAt = shanghai('16:20')
    const body = { code: wrongCode(capturedAt), capturedAt }
    expect((await arrives(school, body)).json.fault.code).toBe('window-closed')
    expect(await school.rows(codeTry)).toMatchObject([{ outcome: 'wrong', shift: '晚' }])
    expect(await school.rows(punch)).toEqual([])
  })

  test('for a whole day; after that the leader’s word decides', async () => {
    const read = shanghai('16:21')
    for (const [after, status] of [
      [24 * hours, 200],
      [24 * hours + 1, 409],
    ] as const) {
      const school = await eveningWithRooms(read + after)
      const { db } = school
      expect((await arrives(school, { code: codeOf(rooms.ours, read), capturedAt: read })).status).toBe(
        status,
      )
      db.client.close()
    }
  })
})

describe('R12 a code may be added to an unproven check-in', () => {
  test('which then is proven, on the roll call too, and keeps its time', async () => {
    const school = await eveningWithRooms()
    const { receipt, at } = (await arrives(school)).json
    school.clock.pass(20 * minutes)
    const { status, json } = await added(school, receipt, codeOf(rooms.ours, school.clock.now()))
    expect([status, json]).toEqual([
      200,
      { receipt, date: lateShiftDate, shift: '晚', code: 'proven', proof: 'proven' },
    ])
    expect(await school.rows(punch)).toMatchObject([{ at }])
    const today = await school.ask('GET /api/attendance/today', { as: me })
    expect(today.json.checkIn).toMatchObject({ receipt, proof: 'proven' })
    await everyChangeIsTold(school.db)
  })

  test('R13 after midnight too, for the shift of the date before', async () => {
    const school = await eveningWithRooms(shanghai('07:10'))
    const { db, clock } = school
    await db.write([plan(db, lateShiftDate, classes[0], '通宵', `p-${me}`)])
    const { receipt, date } = (await arrives(school)).json
    expect(date).toBe(lateShiftDate)
    clock.set(shanghai('25:30'))
    const { json } = await added(school, receipt, codeOf(rooms.ours, clock.now()))
    expect(json).toMatchObject({ date: lateShiftDate, shift: '通宵', proof: 'proven' })
  })

  test('also by checking in once more', async () => {
    const school = await eveningWithRooms()
    const { receipt } = (await arrives(school)).json
    const { json } = await arrives(school, { code: codeOf(rooms.ours, school.clock.now()) })
    expect(json).toMatchObject({ receipt, proof: 'proven', duplicate: true })
  })

  test('once: a second code changes nothing', async () => {
    const school = await eveningWithRooms()
    const code = codeOf(rooms.ours, school.clock.now())
    const { receipt } = (await arrives(school, { code })).json
    expect((await added(school, receipt, wrongCode(school.clock.now()))).json.proof).toBe('proven')
    expect(await school.rows(codeTry)).toHaveLength(1)
  })

  test('not with a code of the day after', async () => {
    const school = await eveningWithRooms()
    const { receipt } = (await arrives(school)).json
    school.clock.set(shanghai('16:10', '2020-11-13'))
    const { json } = await added(school, receipt, codeOf(rooms.ours, school.clock.now()))
    expect(json).toMatchObject({ proof: 'unproven', code: 'outside-shift' })
  })

  test('with one of the shift that a phone kept, for 24 hours', async () => {
    const school = await eveningWithRooms()
    const { receipt } = (await arrives(school)).json
    const read = shanghai('18:00')
    school.clock.set(shanghai('16:20', '2020-11-13'))
    const { json } = await added(school, receipt, codeOf(rooms.ours, read), { capturedAt: read })
    expect(json.proof).toBe('proven')
  })

  test('not later than that', async () => {
    const school = await eveningWithRooms()
    const { receipt } = (await arrives(school)).json
    school.clock.set(shanghai('16:20', '2020-11-13') + 1)
    const { status, json } = await added(school, receipt, '123456')
    expect([status, json.fault.code]).toEqual([409, 'proof-too-late'])
  })

  test('not to somebody else’s', async () => {
    const school = await eveningWithRooms()
    const { receipt } = (await arrives(school)).json
    const code = codeOf(rooms.ours, school.clock.now())
    expect((await added(school, receipt, code, {}, who.otherA)).status).toBe(404)
    expect((await added(school, receipt, code, {}, who.teacher1)).status).toBe(403)
    expect((await school.ask(prove, { body: { receipt, code } })).status).toBe(401)
  })
})

describe('R12 guessing', () => {
  test('ends after ten wrong codes: no further one is looked at, the right one neither', async () => {
    const school = await eveningWithRooms()
    const { receipt } = (await arrives(school)).json
    const guess = (code: string) => school.ask(prove, { as: me, body: { receipt, code } })
    const now = school.clock.now()
    for (let i = 0; i < 10; i++) expect((await guess(wrongCode(now, i))).json.code).toBe('wrong')
    const right = await guess(codeOf(rooms.ours, now))
    expect([right.status, right.json.code, right.json.proof]).toEqual([200, 'not-looked-at', 'unproven'])
    school.clock.pass(11 * minutes)
    // Ten a shift are all there are.
    expect((await guess(codeOf(rooms.ours, school.clock.now()))).json.code).toBe('not-looked-at')
    expect(await school.rows(codeTry)).toHaveLength(10)
  })

  test('does not keep the next shift from being proven, ten minutes later', async () => {
    const school = await eveningWithRooms()
    const { receipt } = (await arrives(school)).json
    for (let i = 0; i < 10; i++)
      await school.ask(prove, { as: me, body: { receipt, code: wrongCode(school.clock.now(), i) } })
    await school.db.write([plan(school.db, '2020-11-13', classes[0], '早')])
    school.clock.set(shanghai('08:20', '2020-11-13'))
    const { json } = await arrives(school, { code: codeOf(rooms.ours, school.clock.now()) })
    expect(json).toMatchObject({ date: '2020-11-13', proof: 'proven' })
  })

  test('of others is their own affair', async () => {
    const school = await eveningWithRooms()
    const { receipt } = (await arrives(school)).json
    for (let i = 0; i < 11; i++)
      await school.ask(prove, { as: me, body: { receipt, code: wrongCode(school.clock.now(), i) } })
    const { json } = await arrives(school, { code: codeOf(rooms.ours, school.clock.now()) }, who.otherA)
    expect(json.proof).toBe('proven')
  })

  test('a thousand times at once is guessing ten times', { timeout: counts(60_000, 600_000) }, async () => {
    const school = await eveningWithRooms()
    const { receipt } = (await arrives(school)).json
    const now = school.clock.now()
    const answers = await Promise.all(
      Array.from({ length: counts(60, 1000) }, (_, i) =>
        school.ask(prove, { as: me, body: { receipt, code: wrongCode(now, i % 90) } }),
      ),
    )
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]))
    expect(answers.filter((a) => a.json.code === 'wrong')).toHaveLength(10)
    expect(await school.rows(codeTry)).toHaveLength(10)
  })
})

describe('R12 a code that several students give from several devices at once', () => {
  test('is pointed out on the board and at roll call, and refuses nobody', async () => {
    const school = await eveningWithRooms()
    const code = codeOf(rooms.ours, school.clock.now())
    for (const as of [me, who.otherA]) expect((await arrives(school, { code }, as)).json.proof).toBe('proven')
    expect(await seen(school)).toMatchObject([{ room: rooms.ours, people: [`p-${me}`, `p-${who.otherA}`] }])
    expect(await shared(school)).toEqual([me, who.otherA])
  })

  test('not where a minute lies between', async () => {
    const school = await eveningWithRooms(shanghai('16:20'))
    const code = codeOf(rooms.ours, school.clock.now())
    await arrives(school, { code })
    school.clock.pass(31_000)
    expect((await arrives(school, { code }, who.otherA)).json.proof).toBe('proven')
    expect(await seen(school)).toEqual([])
    expect(await shared(school)).toEqual([])
  })
})

const mine = ({ number }: { number: string }) => number === me

test('R12 a check-in without a code deserves a look only where somebody of the shift has given one', async () => {
  const school = await eveningWithRooms()
  await arrives(school)
  const looks = async () => {
    const called = (await school.ask('GET /api/attendance/roll-call', { as: who.leaderA })).json.people
    const { classes: shown } = (await school.ask('GET /api/attendance/board', { as: who.teacher1 })).json
    const students = shown.flatMap((one: { groups: { students: object[] }[] }) =>
      one.groups.flatMap((group) => group.students),
    )
    const [line, row] = [called.find(mine), students.find(mine)]
    return [line.notes, row.exceptions, row.shifts[0].checkIn.proof]
  }
  expect(await looks()).toEqual([[], [], 'unproven'])
  // Of another group, whom that leader does not call.
  await arrives(school, { code: codeOf(rooms.ours, school.clock.now()) }, who.studentB)
  expect(await looks()).toEqual([['unproven'], ['unproven'], 'unproven'])
})
