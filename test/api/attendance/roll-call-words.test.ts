import { describe, expect, test } from 'vitest'
import { attendance } from '../../../api/attendance/table.ts'
import { minutes } from '../../kit/clock.ts'
import { counts } from '../../kit/counts.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { classes, lateShiftDate, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'
import { p, rollCall, says } from './says.ts'

const undo = 'POST /api/attendance/roll-call/undo'
const settle = 'POST /api/attendance/disputes/settle'
const shift = { date: lateShiftDate, shift: '晚' }

const versions = async ({ rows }: Evening, number: string = who.studentA) =>
  (await rows(attendance))
    .filter((row) => row.personId === p(number))
    .map(({ version, state, confirmed, origin }) => [version, state, confirmed, origin])

const takesBack = ({ ask }: Evening, as: string) => ask(undo, { as, body: shift })

const settles = ({ ask }: Evening, as: string, said: object = {}) =>
  ask(settle, {
    as,
    body: {
      ...shift,
      personId: p(who.studentA),
      state: 'present',
      version: 1,
      reason: '监控核实',
      ...said,
    },
  })

/** Checked in, and called absent by the leader. */
async function disputed() {
  const school = await evening()
  await school.ask('POST /api/attendance/check-in', { as: who.studentA })
  await says(school, who.leaderA, who.studentA, { state: 'absent' })
  return school
}

describe('a roll call is undone', () => {
  test('by who made it, all of it, for ten minutes: nobody is confirmed any more', async () => {
    const school = await evening()
    const decisions = [who.studentA, who.otherA].map((n) => ({
      personId: p(n),
      state: 'present',
      version: 0,
    }))
    await school.ask(rollCall, { as: who.leaderA, body: { ...shift, decisions } })
    const madeAt = school.clock.now()
    school.clock.pass(10 * minutes)
    const until = async (as: string) =>
      (await school.ask('GET /api/attendance/roll-call', { as })).json.people[1].undoUntil
    expect(await until(who.leaderA)).toBe(madeAt + 10 * minutes)
    expect(await until(who.teacher1)).toBeNull()
    const { status, json } = await takesBack(school, who.leaderA)
    expect([status, json.undone]).toEqual([200, 2])
    expect(await until(who.leaderA)).toBeNull()
    expect(await versions(school)).toEqual([
      [1, 'present', true, 'roll-call'],
      [2, 'present', false, 'undo'],
    ])
    const line = (await school.ask('GET /api/attendance/roll-call', { as: who.leaderA })).json.people[1]
    expect(line).toMatchObject({ confirmed: false, version: 2 })
    const running = (await school.ask('GET /api/allowance/running', { as: who.studentA })).json
    expect(running.sums.allowance).toBe('0.00')
    await everyChangeIsTold(school.db)
  })

  test('to what stood before, also where that is another’s word', async () => {
    const school = await evening()
    await says(school, who.leaderA, who.studentA, { state: 'late' })
    await says(school, who.teacher1, who.studentA, { state: 'absent', version: 1, reason: '没看见' })
    expect((await takesBack(school, who.teacher1)).json.undone).toBe(1)
    expect(await versions(school)).toEqual([
      [1, 'late', true, 'roll-call'],
      [2, 'absent', true, 'roll-call'],
      [3, 'late', true, 'roll-call'],
    ])
    // It is the leader's word again, which the leader may change.
    const { json } = await says(school, who.leaderA, who.studentA, { version: 3, reason: '八点半到的' })
    expect(json.decided).toBe(1)
  })

  test('to a word that a teacher had settled, which is as protected and explained as it was', async () => {
    const school = await disputed()
    await settles(school, who.teacher1, { state: 'present', reason: '监控核实' })
    const [, settled] = await school.rows(attendance)
    await says(school, who.teacher1, who.studentA, { state: 'late', version: 2, reason: '看错' })
    const lost = await says(school, who.leaderA, who.studentA, { version: 3, reason: '在的' })
    expect(lost.json.fault.code).toBe('decided-by-teacher')
    await takesBack(school, who.teacher1)
    const words = (await school.rows(attendance)).filter(({ version }) => version > 2)
    const { state, decidedBy, decidedAt, decidedAs, origin, causeId, reason } = settled!
    expect(words.at(-1)).toMatchObject({
      version: 4,
      restores: 2,
      confirmed: true,
      state,
      decidedBy,
      decidedAt,
      decidedAs,
      origin,
      causeId,
      reason,
    })
    for (const as of [who.leaderA, who.supervisor]) {
      const { json } = await says(school, as, who.studentA, { state: 'absent', version: 4, reason: '不' })
      expect(json.fault.code).toBe('decided-by-teacher')
    }
    const [, , , told] = (
      await school.ask(`GET /api/attendance/students/${p(who.studentA)}/day?date=${lateShiftDate}`, {
        as: who.teacher1,
      })
    ).json.history.filter(({ kind }: { kind: string }) => kind === 'attendance')
    expect(told).toMatchObject({ restores: 2, origin: 'dispute', reason: '监控核实' })
    await everyChangeIsTold(school.db)
  })

  test('command by command, the last first; what another command decided stays', async () => {
    const school = await evening()
    await says(school, who.leaderA, who.studentA, { state: 'late' })
    await says(school, who.leaderA, who.otherA)
    await says(school, who.leaderA, who.studentA, { state: 'absent', version: 1 })
    const { people } = (await school.ask('GET /api/attendance/roll-call', { as: who.leaderA })).json
    const batchOf = (number: string) =>
      people.find(({ personId }: { personId: string }) => personId === p(number)).batch
    const first = await school.ask(undo, {
      as: who.leaderA,
      body: { ...shift, batch: batchOf(who.studentA) },
    })
    expect(first.json.undone).toBe(1)
    expect(await versions(school)).toMatchObject([{}, {}, [3, 'late', true, 'roll-call']])
    expect(await versions(school, who.otherA)).toEqual([[1, 'present', true, 'roll-call']])
    // What the first tap had said is its own again: it can be taken back too, and then nobody has said anything.
    const names = async () => {
      const { json } = await school.ask('GET /api/attendance/roll-call', { as: who.leaderA })
      const one = json.people.find(({ personId }: { personId: string }) => personId === p(who.studentA))
      return school.ask(undo, { as: who.leaderA, body: { ...shift, batch: one.batch } })
    }
    expect((await names()).json.undone).toBe(1)
    expect(await versions(school)).toMatchObject([{}, {}, {}, [4, 'late', false, 'undo']])
    expect(await versions(school, who.otherA)).toHaveLength(1)
    const unknown = await school.ask(undo, { as: who.leaderA, body: { ...shift, batch: 'another' } })
    expect(unknown.json.fault.code).toBe('nothing-to-undo')
  })

  test.each([
    ['later than that', who.leaderA, 10 * minutes + 1],
    ['by somebody else', who.teacher1, 0],
    ['by another leader', who.leaderB, 0],
  ])('not %s', async (_, as, later) => {
    const school = await evening()
    await says(school, who.leaderA, who.studentA)
    school.clock.pass(later)
    const { status, json } = await takesBack(school, as)
    expect([status, json.fault.code]).toEqual([409, 'nothing-to-undo'])
    expect(await versions(school)).toHaveLength(1)
  })

  test('not twice, and not by somebody without the right', async () => {
    const school = await evening()
    await says(school, who.leaderA, who.studentA)
    await takesBack(school, who.leaderA)
    expect((await takesBack(school, who.leaderA)).json.fault.code).toBe('nothing-to-undo')
    expect((await takesBack(school, who.studentA)).status).toBe(403)
    expect((await school.ask(undo, { body: shift })).status).toBe(401)
  })

  test('twice at one instant is undone once', async () => {
    const school = await evening()
    await says(school, who.leaderA, who.studentA)
    const answers = await Promise.all(Array.from({ length: 5 }, () => takesBack(school, who.leaderA)))
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409, 409, 409])
    expect(await versions(school)).toHaveLength(2)
  })
})

describe('a dispute', () => {
  test('is settled by a teacher, above both versions, and the student is told', async () => {
    const school = await disputed()
    const before = (await school.ask('GET /api/attendance/roll-call', { as: who.leaderA })).json.people
    expect(before.find((one: { disputed: boolean }) => one.disputed)).toMatchObject({
      personId: p(who.studentA),
    })
    expect((await settles(school, who.teacher1)).json).toMatchObject({ state: 'present', version: 2 })
    expect(await versions(school)).toEqual([
      [1, 'absent', true, 'roll-call'],
      [2, 'present', true, 'dispute'],
    ])
    const { notices } = (await school.ask('GET /api/notices', { as: who.studentA })).json
    expect(notices).toMatchObject([{ kind: 'attendance-settled', params: { state: 'present' } }])
    await everyChangeIsTold(school.db)
  })

  test('may end with the leader’s word, which is then the teacher’s', async () => {
    const school = await disputed()
    expect((await settles(school, who.teacher1, { state: 'absent' })).status).toBe(200)
    expect((await settles(school, who.teacher1, { state: 'absent', version: 2 })).json.fault.code).toBe(
      'no-dispute',
    )
  })

  test('is not decided over the teacher’s head afterwards', async () => {
    const school = await disputed()
    await settles(school, who.teacher1)
    for (const as of [who.leaderA, who.supervisor]) {
      const { status, json } = await says(school, as, who.studentA, {
        state: 'absent',
        version: 2,
        reason: '没来',
      })
      expect([status, json.fault.code, json.fault.params.by]).toEqual([409, 'decided-by-teacher', '职员T001'])
    }
    const again = { state: 'late', version: 2, reason: '晚到' }
    expect((await says(school, who.lead, who.studentA, again)).json.decided).toBe(1)
  })

  test('is the other way round as well: called there without a check-in', async () => {
    const school = await evening()
    await says(school, who.leaderA, who.studentA, { state: 'late' })
    expect((await settles(school, who.lead, { state: 'absent' })).status).toBe(200)
  })

  test.each([
    ['a leader', who.leaderA, 403],
    ['a teacher of another class', who.teacher2, 403],
    ['a supervisor', who.supervisor, 403],
    ['the student', who.studentA, 403],
  ])('is not settled by %s', async (_, as, status) => {
    const school = await disputed()
    expect((await settles(school, as)).status).toBe(status)
    expect(await versions(school)).toHaveLength(1)
    expect(await school.events('authz_fail')).toHaveLength(1)
  })

  test('needs a reason, the newest version, and to be one', async () => {
    const school = await disputed()
    expect((await settles(school, who.teacher1, { reason: ' ' })).json.fault.code).toBe('bad-input')
    expect((await settles(school, who.teacher1, { version: 0 })).json.fault.code).toBe('decided-already')
    expect((await settles(school, who.teacher1, { personId: p(who.otherA) })).json.fault.code).toBe(
      'no-dispute',
    )
  })

  test('R16 that two settle at one instant is settled once, and the other hears by whom', async () => {
    for (let round = 0; round < counts(3, 100); round++) {
      const school = await disputed()
      const answers = await Promise.all([
        settles(school, who.teacher1),
        settles(school, who.lead, { state: 'late' }),
      ])
      expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
      expect(answers.find((a) => a.status === 409)!.json.fault).toMatchObject({
        code: 'decided-already',
        params: { by: expect.stringMatching(/^职员T00[13]$/) },
      })
      expect(await versions(school)).toHaveLength(2)
      school.db.client.close()
    }
  })
})

describe('a leader does not override a teacher', () => {
  test('who called the roll first, whatever the reason', async () => {
    const school = await evening()
    await says(school, who.teacher1, who.studentA, { state: 'late' })
    const { status, json } = await says(school, who.leaderA, who.studentA, { version: 1, reason: '没迟到' })
    expect([status, json.fault.message]).toEqual([
      409,
      '职员T001已确认为「迟到」，这一决定只能由老师更改；如有疑问请联系老师。',
    ])
    expect(await versions(school)).toHaveLength(1)
  })
})

describe('somebody who was neither planned nor came by the clock', () => {
  const early = { shift: '早', reason: '临时调班' }
  test('is entered by a teacher, with a reason', async () => {
    const school = await evening()
    const without = await says(school, who.teacher1, who.studentA, { ...early, reason: '' })
    expect(without.json.fault.code).toBe('entry-reason-needed')
    expect((await says(school, who.teacher1, who.studentA, early)).json.decided).toBe(1)
    expect(await school.rows(attendance)).toMatchObject([
      { shift: '早', decidedAs: 'teacher', reason: '临时调班' },
    ])
  })

  test('is on the list from then on, and the leader does not change it', async () => {
    const school = await evening(shanghai('16:45'))
    await school.db.write([plan(school.db, lateShiftDate, classes[0], '早', p(who.studentA))])
    const listed = async () =>
      (await school.ask(`GET /api/attendance/roll-call?date=${lateShiftDate}&shift=晚`, { as: who.leaderA }))
        .json
    const seen = async () =>
      (await listed()).people.find(({ personId }: { personId: string }) => personId === p(who.studentA))
    expect((await listed()).shiftsKnown.map(({ code }: { code: string }) => code)).toContain('早')
    expect(await seen()).toBeUndefined()
    const entered = await says(school, who.teacher1, who.studentA, { reason: '支援二班' })
    expect(entered.json.decided).toBe(1)
    expect(await seen()).toMatchObject({
      state: 'present',
      confirmed: true,
      as: 'teacher',
      reason: '支援二班',
    })
    const changed = await says(school, who.leaderA, who.studentA, {
      state: 'absent',
      version: 1,
      reason: '不在',
    })
    expect(changed.json.fault.code).toBe('decided-by-teacher')
    await everyChangeIsTold(school.db)
  })

  test('is entered by a supervisor too, and then a teacher looks at it', async () => {
    const school = await evening()
    const without = await says(school, who.supervisor, who.studentA, { ...early, reason: '' })
    expect(without.json.fault.code).toBe('entry-reason-needed')
    expect((await says(school, who.supervisor, who.studentA, early)).json.decided).toBe(1)
    const { needs } = (await school.ask('GET /api/attendance/needs', { as: who.teacher1 })).json
    expect(needs).toMatchObject([{ kind: 'dispute', shift: '早', called: { as: 'supervisor' } }])
  })

  test('is not entered by a leader, nor by a teacher of another class', async () => {
    const school = await evening()
    expect((await says(school, who.leaderA, who.studentA, early)).json.fault.code).toBe('nothing-to-confirm')
    expect((await says(school, who.teacher2, who.studentA, early)).status).toBe(403)
  })
})
