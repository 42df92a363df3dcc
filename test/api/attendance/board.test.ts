import { describe, expect, test } from 'vitest'
import { evening, shanghai } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { attended } from '../../kit/facts.ts'
import { classes, lateShiftDate, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'
import { p, says } from './says.ts'

const board = 'GET /api/attendance/board'
const needs = 'GET /api/attendance/needs'
type Student = { personId: string; exceptions: string[] }
type Group = { group: string; students: Student[]; counts: Record<string, number> }
type Class = { className: string; groups: Group[]; counts: Record<string, number> }

/** In the shift: A is there, the other one is not, B's leader came late and is called absent. */
async function underWay() {
  const school = await evening()
  const { ask, clock } = school
  await ask('POST /api/attendance/check-in', { as: who.studentA })
  clock.set(shanghai('16:50'))
  await ask('POST /api/attendance/check-in', { as: who.leaderB })
  await says(school, who.leaderA, who.studentA)
  await says(school, who.leaderA, who.leaderB, { state: 'absent' })
  clock.set(shanghai('18:31'))
  return school
}

const seenBy = async ({ ask }: Evening, as: string, query = '') =>
  (await ask(`${board}${query}`, { as })).json
const waitsFor = async ({ ask }: Evening, as: string) =>
  (await ask(needs, { as })).json.needs as { kind: string }[]

describe('the board', () => {
  test('has the own classes by group, exceptions first, with counts', async () => {
    const json = await seenBy(await underWay(), who.teacher1)
    expect(json.date).toBe(lateShiftDate)
    const [only, ...more] = json.classes as Class[]
    expect(more).toEqual([])
    expect(only!.className).toBe(classes[0])
    expect(only!.counts).toMatchObject({
      students: 6,
      planned: 6,
      checkedIn: 2,
      confirmed: 2,
      present: 1,
      absent: 1,
    })
    const [a, b] = only!.groups
    expect(a!.students.map(({ personId, exceptions }) => [personId, exceptions])).toEqual([
      [p(who.leaderA), ['missing']],
      [p(who.otherA), ['missing']],
      [p(who.studentA), []],
    ])
    expect(b!.students[0]).toMatchObject({ personId: p(who.leaderB), exceptions: ['dispute', 'absent'] })
    expect(b!.counts).toMatchObject({ students: 3, exceptions: 3 })
  })

  test('of another date, and with who is not planned but was there', async () => {
    const school = await underWay()
    await school.db.write([
      plan(school.db, '2020-11-10', classes[0], ''),
      attended(school.db, who.studentA, '2020-11-10'),
    ])
    const json = await seenBy(school, who.lead, '?date=2020-11-10')
    expect(json.classes).toHaveLength(2)
    const students = (json.classes as Class[]).flatMap((c) => c.groups.flatMap((g) => g.students))
    expect(students.find((s) => s.personId === p(who.studentA))).toMatchObject({
      shifts: [{ code: '早', planned: false, state: 'present' }],
      exceptions: [],
    })
  })

  test('points to what was asked for and to missing check-outs', async () => {
    const school = await underWay()
    const body = { date: lateShiftDate, shift: '晚', state: 'late', reason: '堵车' }
    await school.ask('POST /api/corrections', { as: who.leaderB, body })
    school.clock.set(shanghai('24:01'))
    const json = await seenBy(school, who.teacher1, `?date=${lateShiftDate}`)
    const [a, b] = (json.classes as Class[])[0]!.groups
    expect(b!.students[0]!.exceptions).toEqual(['dispute', 'request', 'absent', 'check-out-missing'])
    expect(a!.students.at(-1)).toMatchObject({ exceptions: ['check-out-missing'] })
  })

  test.each([
    [who.teacher1, [classes[0]]],
    [who.teacher2, [classes[1]]],
    [who.lead, classes],
    [who.supervisor, classes],
  ])('shows %s the classes %o', async (as, names) => {
    const json = await seenBy(await evening(), as)
    expect((json.classes as Class[]).map((c) => c.className)).toEqual(names)
  })

  test.each([[who.studentA], [who.leaderA], [who.finance], [who.admin]])('shows %s nothing', async (as) => {
    const { ask } = await evening()
    expect((await ask(board, { as })).status).toBe(403)
  })
})

/** A dispute, a correction, a leave and a swap to which both have agreed, all of class 1. */
async function everything() {
  const school = await underWay()
  const { ask, db } = school
  const done = async (route: string, as: string, body: object) => (await ask(route, { as, body })).json
  await done('POST /api/corrections', who.studentB, {
    date: lateShiftDate,
    shift: '晚',
    state: 'present',
    reason: '手机坏了',
  })
  await db.write([
    plan(db, '2020-11-20', classes[0], '早'),
    plan(db, '2020-11-20', classes[0], '晚', p(who.otherA)),
  ])
  await done('POST /api/leaves', who.studentA, { from: '2020-11-19', to: '2020-11-20', reason: '看病' })
  const { id } = await done('POST /api/swaps', who.studentA, {
    withNumber: who.otherA,
    dates: ['2020-11-20'],
    reason: '家里有事',
  })
  await done(`POST /api/swaps/${id}/answer`, who.otherA, { agree: true })
  return school
}

describe('what waits', () => {
  test('for a teacher: disputes, corrections and leave of the own class, each with all to decide it', async () => {
    const school = await everything()
    expect(await waitsFor(school, who.teacher1)).toMatchObject([
      {
        kind: 'dispute',
        student: { personId: p(who.leaderB), className: classes[0], group: 'B组' },
        date: lateShiftDate,
        checkInAt: shanghai('16:50'),
        called: { state: 'absent', by: '学生001', as: 'leader', version: 1 },
      },
      {
        kind: 'correction',
        may: 'decide',
        student: { personId: p(who.studentB) },
        asksFor: 'present',
        reason: '手机坏了',
        checkInAt: null,
        called: null,
        replies: [],
      },
      {
        kind: 'leave',
        student: { personId: p(who.studentA) },
        from: '2020-11-19',
        shifts: [{ date: '2020-11-20', code: '早' }],
        reason: '看病',
      },
    ])
    expect(await waitsFor(school, who.teacher2)).toEqual([])
  })

  test('for the group’s leader: corrections to support, until that is done', async () => {
    const school = await everything()
    const [mine, ...more] = (await waitsFor(school, who.leaderB)) as { kind: string; id: string }[]
    expect([mine, more]).toMatchObject([{ kind: 'correction', may: 'support' }, []])
    expect(await waitsFor(school, who.leaderA)).toEqual([])
    await school.ask(`POST /api/corrections/${mine!.id}/support`, {
      as: who.leaderB,
      body: { support: true },
    })
    expect(await waitsFor(school, who.leaderB)).toEqual([])
    const forTeacher = (await waitsFor(school, who.teacher1)).find((n) => n.kind === 'correction')
    expect(forTeacher).toMatchObject({ replies: [{ kind: 'support', by: '学生011' }] })
  })

  test('for a supervisor: swaps to which both have agreed', async () => {
    const school = await everything()
    expect(await waitsFor(school, who.supervisor)).toMatchObject([
      {
        kind: 'swap',
        student: { personId: p(who.studentA) },
        other: { personId: p(who.otherA) },
        exchanges: [{ date: '2020-11-20', mine: '早', theirs: '晚' }],
      },
    ])
  })

  test('is less when it has been decided', async () => {
    const school = await everything()
    const all = (await waitsFor(school, who.teacher1)) as { kind: string; id?: string }[]
    for (const { kind, id } of all) {
      if (kind === 'correction')
        await school.ask(`POST /api/corrections/${id}/decide`, {
          as: who.lead,
          body: { grant: true, version: 0 },
        })
      if (kind === 'leave')
        await school.ask(`POST /api/leaves/${id}/decide`, { as: who.lead, body: { grant: true } })
    }
    const body = {
      date: lateShiftDate,
      shift: '晚',
      personId: p(who.leaderB),
      state: 'late',
      version: 1,
      reason: '看监控',
    }
    await school.ask('POST /api/attendance/disputes/settle', { as: who.teacher1, body })
    expect(await waitsFor(school, who.teacher1)).toEqual([])
  })

  test.each([[who.studentA], [who.finance], [who.admin]])('is nothing for %s to ask', async (as) => {
    const { ask } = await evening()
    expect((await ask(needs, { as })).status).toBe(403)
  })
})
