import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { device } from '../../../api/devices/table.ts'
import { enrolment, membership } from '../../../api/people/table.ts'
import { evening } from '../../kit/evening.ts'
import { classes, seasonId, who } from '../../kit/school.ts'

const route = 'GET /api/people/classes'

describe('the classes that somebody looks after', () => {
  test('a supervisor sees all, in the roster’s order, and how many of each have no device', async () => {
    const { db, ask } = await evening()
    await db.write([db.query.delete(device).where(eq(device.personId, `p-${who.studentC}`))])
    expect((await ask(route, { as: who.supervisor })).json).toEqual({
      classes: [
        { className: classes[0], students: 6, withoutDevice: 0 },
        { className: classes[1], students: 6, withoutDevice: 1 },
      ],
    })
  })

  test('a teacher sees the own ones alone', async () => {
    const { ask } = await evening()
    expect((await ask(route, { as: who.teacher2 })).json.classes).toMatchObject([{ className: classes[1] }])
  })

  test('a student counts where they stand today, and not once withdrawn', async () => {
    const { db, ask } = await evening()
    const moved = { seasonId, personId: `p-${who.studentA}`, groupName: 'C组', leader: false }
    await db.write([
      db.query.insert(membership).values({ ...moved, className: classes[1], fromDate: '2020-11-12' }),
      db.query.insert(membership).values({ ...moved, className: classes[0], fromDate: '2020-12-01' }),
      db.query
        .update(enrolment)
        .set({ withdrawnBy: 'i-1' })
        .where(eq(enrolment.personId, `p-${who.otherA}`)),
    ])
    const { json } = await ask(route, { as: who.admin })
    expect(json.classes.map(({ students }: { students: number }) => students)).toEqual([4, 7])
  })

  test.each([who.studentA, who.leaderA, who.finance])('not %s', async (as) => {
    const { ask } = await evening()
    expect((await ask(route, { as })).status).toBe(403)
  })
})
