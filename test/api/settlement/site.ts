/** The small school with its rooms and two weeks of a plan, after the season: what the two sides do with its settlement. */
import { room } from '../../../api/rooms/table.ts'
import type { Database } from '../../../api/kernel/db.ts'
import { eachDate, workDateOf } from '../../../shared/time/work-date.ts'
import { appFor } from '../../kit/app.ts'
import { clockAt } from '../../kit/clock.ts'
import { eventsOf, shanghai } from '../../kit/evening.ts'
import { classes, openSchool, seasonId, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'
import { templateOf } from '../../kit/template.ts'

export const sides = { company: who.supervisor, school: who.lead } as const
export type Side = keyof typeof sides

const roomOf = ({ query }: Database, name: string, machines: number, of: readonly string[]) =>
  query.insert(room).values({ id: name, seasonId, name, seats: 60, machines, classes: [...of] })

/** The late shift of the 12th stands in the plan of the school already. */
const school = await templateOf(async (db) => {
  await openSchool(db)
  await db.write([
    roomOf(db, '201', 52, [classes[0]]),
    roomOf(db, '礼堂', 0, [classes[1]]),
    ...eachDate(workDateOf('2020-10-26'), workDateOf('2020-11-04')).map((date) =>
      plan(db, date, classes[0], '早'),
    ),
    plan(db, '2020-11-10', classes[1], '待定'),
  ])
})

export async function site(at = '2020-12-01') {
  const db = await school.copy()
  const clock = clockAt(shanghai('10:00', at))
  const { ask } = appFor(db, { now: clock })
  const see = async (as: string = who.supervisor) => (await ask('GET /api/settlement', { as })).json
  const judge = (
    side: Side,
    body: object = { breach: false, reason: '双方无异议' },
    as: string = sides[side],
  ) => ask(`POST /api/settlement/judge-${side}`, { as, body })
  const deposit = (kind: string, amount: string, on = '2020-08-28', as: string = who.finance) =>
    ask('POST /api/settlement/deposit', { as, body: { kind, amount, on } })
  async function agree(
    side: Side,
    { as = sides[side] as string, key = undefined as string | undefined, hash = '' } = {},
  ) {
    const contentHash = hash || (await see()).hash
    return ask(`POST /api/settlement/agree-${side}`, { as, body: { contentHash }, ...(key ? { key } : {}) })
  }
  async function settle(on = '2020-12-01', as: string = who.finance) {
    const contentHash = (await see()).hash
    return ask('POST /api/settlement/settle', { as, body: { contentHash, on, note: '转账' } })
  }
  return {
    db,
    clock,
    ask,
    see,
    judge,
    deposit,
    agree,
    settle,
    events: (action: string) => eventsOf(db, action),
  }
}
