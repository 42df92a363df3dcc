import { expect, test } from 'vitest'
import { decide } from '../../../api/attendance/decide.ts'
import { tick } from '../../../api/jobs/tick.ts'
import { listNotices } from '../../../api/notices/list.ts'
import { markSeen } from '../../../api/notices/mark-seen.ts'
import { auditEvent } from '../../../api/kernel/audit.ts'
import { workDateOf } from '../../../shared/time/work-date.ts'
import { clockAt, hours, minutes } from '../../kit/clock.ts'
import { ctxFor, operatorCtx } from '../../kit/ctx.ts'
import { freshDatabase } from '../../kit/database.ts'
import { lateShiftDate, openSchool, who } from '../../kit/school.ts'

async function evening() {
  const db = await freshDatabase()
  const clock = clockAt()
  await openSchool(db)
  const server = operatorCtx(db, { clock })
  const as = (number: string) => ctxFor(db, { clock, as: number })
  /** Of the roll call; when the shift is over leaders are asked about the way home, too. */
  const noticesOf = async (number: string) =>
    (await listNotices(as(number))).notices.filter(({ kind }) => kind === 'roll-call-due')
  return { db, clock, server, as, noticesOf }
}

const decision = (personId: string) => ({ personId, state: 'present' as const, version: 0, reason: '' })

const leaders = [who.leaderA, who.leaderB, who.leaderC, who.leaderD]

test('five minutes after the start every leader is asked for the roll call, and nobody else', async () => {
  const { clock, server, noticesOf } = await evening()
  await tick(server)
  clock.pass(14 * minutes)
  await tick(server)
  for (const number of leaders) expect(await noticesOf(number)).toEqual([])
  clock.pass(1 * minutes)
  await tick(server)
  for (const number of leaders)
    expect(await noticesOf(number)).toMatchObject([
      { kind: 'roll-call-due', params: { date: lateShiftDate, shift: '晚', starts: '16:30' }, seenAt: null },
    ])
  for (const number of [who.studentA, who.teacher1, who.supervisor])
    expect(await noticesOf(number)).toEqual([])
})

test('whose group is confirmed already is not asked', async () => {
  const { clock, server, as, noticesOf } = await evening()
  await tick(server)
  clock.pass(12 * minutes)
  await decide(as(who.leaderA), {
    date: workDateOf(lateShiftDate),
    shift: '晚',
    decisions: [who.studentA, who.otherA].map((n) => decision(`p-${n}`)),
  })
  clock.pass(5 * minutes)
  await tick(server)
  expect(await noticesOf(who.leaderA)).toEqual([])
  expect(await noticesOf(who.leaderB)).toHaveLength(1)
})

test('a clock moved from noon to midnight plans and asks in one go; ticking on asks nobody again', async () => {
  const { db, clock, server, noticesOf } = await evening()
  clock.pass(-4 * hours)
  await tick(server)
  clock.pass(12 * hours)
  await tick(server)
  await tick(server)
  clock.pass(1 * hours)
  await tick(server)
  for (const number of leaders) expect(await noticesOf(number)).toHaveLength(1)
  const { events } = await db.read({ events: db.query.select().from(auditEvent) })
  expect(events.filter((e) => e.action === 'attendance.roll-call-due')).toHaveLength(1)
})

test('a notice is seen once, by its own reader alone', async () => {
  const { db, clock, server, as, noticesOf } = await evening()
  await tick(server)
  clock.pass(15 * minutes)
  await tick(server)
  const [notice] = await noticesOf(who.leaderA)
  expect(await markSeen(as(who.leaderB), { ids: [notice!.id] })).toMatchObject({ seen: 0 })
  expect((await listNotices(as(who.leaderA))).unseen).toBe(1)
  expect(await markSeen(as(who.leaderA), { ids: [notice!.id] })).toMatchObject({ seen: 1 })
  expect(await markSeen(as(who.leaderA), { ids: [notice!.id] })).toMatchObject({ seen: 0 })
  expect((await listNotices(as(who.leaderA))).unseen).toBe(0)
  const { events } = await db.read({ events: db.query.select().from(auditEvent) })
  expect(events.filter((e) => e.action === 'notices.seen')).toHaveLength(1)
})

test('without a season there is nothing to plan', async () => {
  await expect(tick(operatorCtx(await freshDatabase()))).resolves.toBeUndefined()
})
