/** What the two sides do with a run, over HTTP. */
import { expect } from 'vitest'
import { asc } from 'drizzle-orm'
import { payslip } from '../../../api/payouts/table.ts'
import type { Database, Write } from '../../../api/kernel/db.ts'
import { appFor } from '../../kit/app.ts'
import { clockAt } from '../../kit/clock.ts'
import { decideAll } from '../../kit/discrepancies.ts'
import { eventsOf, shanghai } from '../../kit/evening.ts'
import { assessed, attendedAll, online } from '../../kit/facts.ts'
import { openSchool, who } from '../../kit/school.ts'
import { templateOf } from '../../kit/template.ts'

export const october = { from: '2020-10-24', to: '2020-10-31' }
export const november = { from: '2020-11-01', to: '2020-11-30' }

/** Three students with a week of October and the first days of November, everybody past the assessment. */
const facts = (db: Database): Write[] =>
  [who.leaderA, who.studentA, who.studentC].flatMap((number) => [
    assessed(db, number, '2020-10-01', true),
    ...attendedAll(db, number, '2020-10-26', '2020-10-30'),
    ...attendedAll(db, number, '2020-11-02', '2020-11-04'),
    online(db, number, '2020-10-26', 495),
  ])

const school = await templateOf(async (db) => {
  await openSchool(db)
  await db.write(facts(db))
})

/** A school of its own for a test, one day after the last fact. */
export const office = async () => standing(await school.copy())

function standing(db: Database) {
  const clock = clockAt(shanghai('10:00', '2020-11-05'))
  return { ...over(db, clock), db, clock }
}
export type Office = ReturnType<typeof standing>

/** The same after `fill`, for many rounds from one start. */
export async function officeAfter<T>(fill: (own: Office) => Promise<T>) {
  const template = await templateOf(async (db) => {
    await openSchool(db)
    await db.write(facts(db))
    return fill(standing(db))
  })
  return { filled: template.filled, copy: async () => standing(await template.copy()) }
}

function over(db: Database, clock: ReturnType<typeof clockAt>) {
  const { app, ask } = appFor(db, { now: clock })
  const prepare = (body: object = october, as: string = who.supervisor) =>
    ask('POST /api/payouts', { as, body })
  const see = async (id: string, as: string = who.supervisor) =>
    (await ask(`GET /api/payouts/${id}`, { as })).json
  const approve = (side: 'company' | 'school', id: string, contentHash: string, as: string) =>
    ask(`POST /api/payouts/${id}/approve-${side}`, { as, body: { contentHash } })
  const publish = (id: string, version: number, as: string = who.supervisor) =>
    ask(`POST /api/payouts/${id}/publish`, { as, body: { version } })

  /** A draft with both approvals and nothing left to decide, and the version at which it can be published. */
  async function approved(period: object = october) {
    const { id, contentHash } = (await prepare(period)).json as { id: string; contentHash: string }
    expect((await approve('company', id, contentHash, who.supervisor)).status).toBe(200)
    expect((await approve('school', id, contentHash, who.lead)).status).toBe(200)
    await decideAll(ask, id)
    return { id, contentHash, version: (await see(id)).version as number }
  }

  async function published(period: object = october) {
    const run = await approved(period)
    expect((await publish(run.id, run.version)).status).toBe(200)
    return run
  }

  return {
    app,
    ask,
    prepare,
    see,
    approve,
    publish,
    approved,
    published,
    events: (action: string) => eventsOf(db, action),
    slips: async () =>
      (
        await db.read({
          all: db.query.select().from(payslip).orderBy(asc(payslip.personId), asc(payslip.revision)),
        })
      ).all,
  }
}
