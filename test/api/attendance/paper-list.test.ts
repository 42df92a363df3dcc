import { describe, expect, test } from 'vitest'
import { attendance } from '../../../api/attendance/table.ts'
import { minutes } from '../../kit/clock.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { attended } from '../../kit/facts.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { lateShiftDate, who } from '../../kit/school.ts'
import { p, rollCall } from './says.ts'

const settle = 'POST /api/attendance/disputes/settle'
const shift = { date: lateShiftDate, shift: '晚' }

const versions = async ({ rows }: Evening, number: string = who.studentA) =>
  (await rows(attendance))
    .filter((row) => row.personId === p(number))
    .map(({ version, state, confirmed, origin }) => [version, state, confirmed, origin])

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

describe('a list that was called on paper', () => {
  const decisions = [who.studentA, who.otherA].map((n) => ({ personId: p(n), state: 'present', version: 0 }))
  test('is entered days later, with the reason on every line, and says so', async () => {
    const school = await evening(shanghai('10:00', '2020-11-15'))
    const body = { ...shift, paper: '服务器停机', decisions }
    expect((await school.ask(rollCall, { as: who.leaderA, body })).json.decided).toBe(2)
    expect(await school.rows(attendance)).toMatchObject([
      { origin: 'paper', reason: '服务器停机' },
      { origin: 'paper', reason: '服务器停机' },
    ])
  })

  test('is one card for the teacher, who accepts it whole or opens single ones; who did check in is a dispute', async () => {
    const school = await evening(shanghai('16:10'))
    await school.ask('POST /api/attendance/check-in', { as: who.leaderA })
    const needs = async (as: string) => (await school.ask('GET /api/attendance/needs', { as })).json.needs
    school.clock.pass(3 * 24 * 60 * minutes)
    const called = [...decisions, { personId: p(who.leaderA), state: 'absent', version: 0 }]
    await school.ask(rollCall, { as: who.supervisor, body: { ...shift, paper: '停电', decisions: called } })
    const cards = await needs(who.teacher1)
    expect(cards.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(['dispute', 'paper'])
    const list = cards.find(({ kind }: { kind: string }) => kind === 'paper')
    expect(list.disputes).toMatchObject([
      { student: { number: who.studentA }, checkInAt: null, called: { state: 'present', reason: '停电' } },
      { student: { number: who.otherA } },
    ])
    const people = decisions.map(({ personId }) => ({ personId, version: 1 }))
    const accept = (as: string, more: object = {}) =>
      school.ask('POST /api/attendance/disputes/settle-paper', {
        as,
        body: { ...shift, batch: list.batch, people, reason: '核对原件', ...more },
      })
    for (const as of [who.leaderA, who.supervisor, who.teacher2]) expect((await accept(as)).status).toBe(403)
    expect((await accept(who.teacher1, { reason: ' ' })).json.fault.code).toBe('bad-input')
    // One is settled otherwise: accepting the list as it was seen does not touch that word.
    await settles(school, who.teacher1, { state: 'absent', reason: '不在' })
    expect((await accept(who.teacher1)).json.settled).toBe(1)
    expect(await versions(school)).toMatchObject([{}, [2, 'absent', true, 'dispute']])
    expect(await versions(school, who.otherA)).toEqual([
      [1, 'present', true, 'paper'],
      [2, 'present', true, 'dispute'],
    ])
    expect((await accept(who.teacher1)).json.fault.code).toBe('no-dispute')
    expect((await needs(who.teacher1)).map(({ kind }: { kind: string }) => kind)).toEqual(['dispute'])
    const { notices } = (await school.ask('GET /api/notices', { as: who.otherA })).json
    expect(notices).toMatchObject([{ kind: 'attendance-settled', params: { state: 'present' } }])
    const leader = [{ personId: p(who.leaderA), version: 1 }]
    expect((await accept(who.teacher1, { people: leader })).json.fault.code).toBe('no-dispute')
    await everyChangeIsTold(school.db)
  })

  test('needs a reason, and gives no right that a roll call does not', async () => {
    const school = await evening()
    const ask = (as: string, paper: string) =>
      school.ask(rollCall, { as, body: { ...shift, paper, decisions } })
    expect((await ask(who.leaderA, ' ')).json.fault.code).toBe('bad-input')
    expect((await ask(who.leaderB, '停电')).status).toBe(403)
  })

  test('takes the place of an imported word, for which its reason stands', async () => {
    const school = await evening()
    await school.db.write([
      attended(school.db, who.studentA, lateShiftDate, { shift: '晚', state: 'absent' }),
    ])
    const body = { ...shift, paper: '纸质点名', decisions: decisions.slice(0, 1) }
    expect((await school.ask(rollCall, { as: who.leaderA, body })).json.decided).toBe(1)
  })
})
