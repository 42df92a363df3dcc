import { describe, expect, test } from 'vitest'
import { attendance } from '../../../api/attendance/table.ts'
import { minutes } from '../../kit/clock.ts'
import { counts } from '../../kit/counts.ts'
import { evening } from '../../kit/evening.ts'
import { lateShiftDate, seasonId, who } from '../../kit/school.ts'
import { p, rollCall, says } from './says.ts'
type Said = Parameters<typeof says>[3]

describe('a decision stands above the version that was seen', () => {
  test('saying the same again changes nothing', async () => {
    const school = await evening()
    await says(school, who.leaderA, who.studentA)
    for (const as of [who.leaderA, who.teacher1])
      expect((await says(school, as, who.studentA)).json).toMatchObject({ decided: 0 })
    expect(await school.rows(attendance)).toHaveLength(1)
    expect(await school.events('attendance.decide')).toHaveLength(1)
  })

  test('who saw an older version is told who was first, and what they said', async () => {
    const school = await evening()
    await says(school, who.leaderA, who.studentA, { state: 'late' })
    const { status, json } = await says(school, who.teacher1, who.studentA, {
      state: 'present',
      reason: '看见了',
    })
    expect(status).toBe(409)
    expect(json.fault).toEqual({
      code: 'decided-already',
      message: '学生001已先确认为「迟到」，请刷新后查看。',
      params: { personId: p(who.studentA), by: '学生001', state: 'late', version: 1 },
    })
    const english = await school.ask(rollCall, {
      as: who.teacher1,
      headers: { 'Accept-Language': 'en-GB' },
      body: {
        date: lateShiftDate,
        shift: '晚',
        decisions: [{ personId: p(who.studentA), state: 'present', version: 0 }],
      },
    })
    expect(english.json.fault.message).toBe('学生001 has already confirmed “late”. Refresh to see it.')
  })

  test('R16 of a list in which somebody else was first with one, the others are confirmed, and it is said whose was not', async () => {
    const school = await evening()
    await says(school, who.teacher1, who.studentA, { state: 'late' })
    const decisions = [who.studentA, who.otherA].map((n) => ({
      personId: p(n),
      state: 'present',
      version: 0,
    }))
    const body = { date: lateShiftDate, shift: '晚', decisions }
    const { status, json } = await school.ask(rollCall, { as: who.leaderA, body })
    expect([status, json.decided]).toEqual([200, 1])
    expect(json.refused).toEqual([
      { code: 'decided-already', personId: p(who.studentA), by: '职员T001', state: 'late', version: 1 },
    ])
    const rows = await school.rows(attendance)
    expect(rows.map(({ personId, state }) => [personId, state])).toEqual([
      [p(who.studentA), 'late'],
      [p(who.otherA), 'present'],
    ])
  })

  test('the decider may take it back for ten minutes; after that, and for others, a reason is needed', async () => {
    const school = await evening()
    const { clock, rows, events } = school
    const decided = async (as: string, said: Said) => (await says(school, as, who.studentA, said)).json
    await decided(who.leaderA, { state: 'absent' })
    expect((await decided(who.teacher1, { state: 'present', version: 1 })).fault.code).toBe('reason-needed')
    clock.pass(10 * minutes)
    expect(await decided(who.leaderA, { state: 'present', version: 1 })).toMatchObject({ decided: 1 })
    clock.pass(10 * minutes + 1)
    expect((await decided(who.leaderA, { state: 'late', version: 2 })).fault.code).toBe('reason-needed')
    expect((await decided(who.leaderA, { state: 'late', version: 2, reason: '  ' })).fault.code).toBe(
      'reason-needed',
    )
    expect(await decided(who.leaderA, { state: 'late', version: 2, reason: '迟到半小时' })).toMatchObject({
      decided: 1,
    })
    const history = (await rows(attendance)).map(({ version, state, reason }) => [version, state, reason])
    expect(history).toEqual([
      [1, 'absent', ''],
      [2, 'present', ''],
      [3, 'late', '迟到半小时'],
    ])
    expect((await events('attendance.decide')).at(-1)).toMatchObject({
      before: { state: 'present' },
      after: { state: 'late', version: 3 },
      reason: '迟到半小时',
    })
  })

  test('what an import brought stands as version 0; a person’s word goes above it, with a reason', async () => {
    const school = await evening()
    const { db } = school
    const row = {
      id: 'imported',
      importId: 'i',
      seasonId,
      personId: p(who.studentA),
      date: lateShiftDate,
      shift: '晚',
      version: 0,
      state: 'absent' as const,
      confirmed: true,
    }
    await db.write([db.query.insert(attendance).values(row)])
    const needed = await says(school, who.leaderA, who.studentA, { state: 'present' })
    expect(needed.json.fault.code).toBe('reason-needed')
    const stale = await says(school, who.leaderA, who.studentA, { state: 'present', version: 1 })
    expect(stale.json.fault.message).toBe('导入的考勤已先确认为「缺勤」，请刷新后查看。')
    const decided = await says(school, who.leaderA, who.studentA, { state: 'present', reason: '他在' })
    expect(decided.json).toMatchObject({ decided: 1 })
  })

  const timeout = counts(60_000, 600_000)

  test('R16 of three who decide at the same instant one does; the others hear who', { timeout }, async () => {
    for (let round = 0; round < counts(5, 200); round++) {
      const school = await evening()
      const answers = await Promise.all([
        says(school, who.leaderA, who.studentA, { state: 'present' }),
        says(school, who.teacher1, who.studentA, { state: 'late' }),
        says(school, who.supervisor, who.studentA, { state: 'absent' }),
      ])
      expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409])
      const [row, ...others] = await school.rows(attendance)
      expect(others).toEqual([])
      for (const { json } of answers.filter((a) => a.status === 409))
        expect(json.fault).toMatchObject({
          code: 'decided-already',
          params: { by: expect.stringMatching(/^(学生001|职员T001|职员S001)$/), state: row!.state },
        })
      expect(await school.events('attendance.decide')).toHaveLength(1)
      school.db.client.close()
    }
  })

  test('the same command again is answered from memory', async () => {
    const { ask, rows } = await evening()
    const decisions = [{ personId: p(who.studentA), state: 'present', version: 0 }]
    const again = {
      as: who.leaderA,
      key: 'leader-key-1',
      body: { date: lateShiftDate, shift: '晚', decisions },
    }
    const [first, second] = [await ask(rollCall, again), await ask(rollCall, again)]
    expect(second.text).toBe(first.text)
    expect(second.headers.get('idempotent-replay')).toBe('true')
    expect(await rows(attendance)).toHaveLength(1)
  })
})
