import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { checkIn } from '../../../api/attendance/check-in.ts'
import { punch, punchDevice } from '../../../api/attendance/table.ts'
import { session } from '../../../api/people/table.ts'
import { hours, minutes } from '../../kit/clock.ts'
import { counts } from '../../kit/counts.ts'
import { ctxFor } from '../../kit/ctx.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { lateShiftDate, who } from '../../kit/school.ts'
import { tokenOf } from '../../kit/token.ts'
import { sha256Hex } from '../../../api/kernel/hash.ts'
import { codeOf, openRooms, rooms } from './room.ts'
import { says } from './says.ts'

const me = who.studentA

/** A second session of the student, on a device of its own: signed in as `NUMBER-2`. */
async function secondPhone({ db }: Evening) {
  const [first] = (
    await db.read({
      rows: db.query
        .select()
        .from(session)
        .where(eq(session.personId, `p-${me}`)),
    })
  ).rows
  await db.write([
    db.query.insert(session).values({
      ...first!,
      id: 'second',
      deviceId: null,
      tokenHash: sha256Hex(tokenOf(`${me}-2`)),
    }),
  ])
  return `${me}-2`
}

const lineOf = async ({ ask }: Evening, number: string = me) =>
  (await ask('GET /api/attendance/roll-call', { as: who.leaderA })).json.people.find(
    (p: { personId: string }) => p.personId === `p-${number}`,
  )

const timeout = counts(60_000, 300_000)
test(
  'R10 of two phones at one instant one checks in, both get its receipt, and the leader is told',
  { timeout },
  async () => {
    for (let round = 0; round < counts(3, 100); round++) {
      const school = await evening()
      const { db, clock, rows, events } = school
      const other = await secondPhone(school)
      const answers = await Promise.all(
        [me, other].map((as) => checkIn(ctxFor(db, { clock, as }), { kind: 'in' })),
      )
      expect(new Set(answers.map((a) => a.receipt)).size).toBe(1)
      expect(answers.map((a) => a.duplicate).toSorted()).toEqual([false, true])
      expect(await rows(punch)).toHaveLength(1)
      expect(await rows(punchDevice)).toHaveLength(1)
      expect(await events('attendance.second-device')).toHaveLength(1)
      expect((await lineOf(school)).notes).toEqual(['two-devices'])
      await everyChangeIsTold(db)
      db.client.close()
    }
  },
)

test('R10 the second phone is noted once, the first one never', async () => {
  const school = await evening()
  const other = await secondPhone(school)
  for (const as of [me, me, other, other, me])
    expect((await school.ask('POST /api/attendance/check-in', { as })).status).toBe(200)
  expect(await school.rows(punchDevice)).toHaveLength(1)
  expect(await school.events('attendance.second-device')).toHaveLength(1)
})

describe('R11 a phone’s clock', () => {
  const clocks = [-72 * hours, -hours, 20 * minutes, 72 * hours]
  test.each([...clocks, -121_000, 121_000])(
    'that is wrong by %i ms is pointed out and decides nothing',
    async (off) => {
      const school = await evening()
      const claimedAt = school.clock.now() + off
      const { json } = await school.ask('POST /api/attendance/check-in', { as: me, body: { claimedAt } })
      expect(json).toMatchObject({ at: school.clock.now(), date: lateShiftDate })
      expect(await lineOf(school)).toMatchObject({ proposed: 'present', notes: ['clock-skew'] })
    },
  )

  test.each([-120_000, 0, 120_000])('that is wrong by %i ms is not', async (off) => {
    const school = await evening()
    const claimedAt = school.clock.now() + off
    await school.ask('POST /api/attendance/check-in', { as: me, body: { claimedAt } })
    expect((await lineOf(school)).notes).toEqual([])
  })

  test('changes no line of the allowance', async () => {
    const paid = await Promise.all(
      [0, ...clocks].map(async (off) => {
        const school = await evening()
        const body = { claimedAt: school.clock.now() + off }
        await school.ask('POST /api/attendance/check-in', { as: me, body })
        const { proposed, version } = await lineOf(school)
        await says(school, who.leaderA, me, { state: proposed, version })
        const { json } = await school.ask('GET /api/allowance/running', { as: me })
        expect(json.sums.dayPay).toBe('80.00')
        return JSON.stringify([json.sums, json.counts, json.lines.map((l: { text: string }) => l.text)])
      }),
    )
    expect(new Set(paid).size).toBe(1)
  })

  test('moves no offline check-in out of its code’s step', async () => {
    const read = shanghai('16:21')
    for (const off of clocks) {
      const school = await evening(shanghai('17:30'))
      await openRooms(school.db)
      const body = { code: codeOf(rooms.ours, read), capturedAt: read + off, claimedAt: read + off }
      const { json } = await school.ask('POST /api/attendance/check-in', { as: me, body })
      // The step is not where the clock says, so the arrival counts, and the leader's word decides.
      expect(json).toMatchObject({ at: shanghai('17:30'), proof: 'unproven', code: 'wrong' })
      school.db.client.close()
    }
  })
})
