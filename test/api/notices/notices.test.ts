import { describe, expect, test } from 'vitest'
import { notify } from '../../../api/notices/notify.ts'
import { notice } from '../../../api/notices/table.ts'
import { minutes } from '../../kit/clock.ts'
import { evening } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'

const list = 'GET /api/notices'
const seen = 'POST /api/notices/seen'

/** Tells somebody of the shifts of so many days, a minute apart. */
async function told({ db, clock }: Evening, number: string, days: number) {
  for (let day = 0; day < days; day++) {
    const about = `day-${day}`
    await db.write([
      notify({ db, clock }, { personId: `p-${number}`, kind: 'roll-call-due', about, params: {} }),
    ])
    clock.pass(minutes)
  }
}

test('notices come newest first, fifty of them and the older ones when asked, with how many are not seen', async () => {
  const own = await evening()
  await told(own, who.leaderA, 60)
  const { notices, unseen } = (await own.ask(list, { as: who.leaderA })).json
  expect(notices.map((n: { about: string }) => n.about)).toEqual(
    Array.from({ length: 50 }, (_, i) => `day-${59 - i}`),
  )
  expect(unseen).toBe(60)
  const before = notices.at(-1).id as string
  const older = async (as: string) =>
    (await own.ask(`${list}?before=${encodeURIComponent(before)}`, { as })).json
  const past = await older(who.leaderA)
  expect(past.notices.map((n: { about: string }) => n.about)).toEqual(
    Array.from({ length: 10 }, (_, i) => `day-${9 - i}`),
  )
  expect([past.more, past.unseen]).toEqual([false, 60])
  // What is somebody else's is a place in nobody's list.
  await told(own, who.leaderB, 2)
  expect((await older(who.leaderB)).notices).toEqual([])
})

test('of one thing a person is told once', async () => {
  const own = await evening()
  await told(own, who.leaderA, 1)
  await told(own, who.leaderA, 1)
  await told(own, who.leaderB, 1)
  expect(await own.rows(notice)).toHaveLength(2)
})

describe('seeing', () => {
  test('marks the own notices, with the time and one event', async () => {
    const own = await evening()
    await told(own, who.leaderA, 3)
    const ids = ['day-0', 'day-2'].map((about) => `roll-call-due:${about}:p-${who.leaderA}`)
    const done = await own.ask(seen, { as: who.leaderA, body: { ids } })
    expect(done.json).toEqual({ seen: 2, at: own.clock.now() })
    expect((await own.ask(list, { as: who.leaderA })).json.unseen).toBe(1)
    expect(await own.events('notices.seen')).toMatchObject([{ actor: `p-${who.leaderA}`, after: { ids } }])
  })

  test('of others’ changes nothing', async () => {
    const own = await evening()
    await told(own, who.leaderA, 1)
    const body = { ids: [`roll-call-due:day-0:p-${who.leaderA}`] }
    expect((await own.ask(seen, { as: who.leaderB, body })).json.seen).toBe(0)
    expect((await own.rows(notice))[0]!.seenAt).toBeNull()
    expect(await own.events('notices.seen')).toEqual([])
  })

  test('needs to say what', async () => {
    const { ask } = await evening()
    expect((await ask(seen, { as: who.leaderA, body: { ids: [] } })).status).toBe(422)
  })
})

test('everybody has the own list, strangers have none', async () => {
  const { ask } = await evening()
  for (const as of [who.studentA, who.teacher1, who.lead, who.supervisor, who.finance, who.admin])
    expect((await ask(list, { as })).json).toEqual({ notices: [], more: false, unseen: 0 })
  expect((await ask(list)).status).toBe(401)
  expect((await ask(seen, { body: { ids: ['x'] } })).status).toBe(401)
})
