import { sql } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { ofFact, rulingsOfStudents } from '../rulings/rulings-read.ts'
import { repairsRead, shownRepair } from './repairs-read.ts'

/** What the student has reported, newest first, beside the minutes of that day. */
export async function ownRepairs(ctx: Ctx) {
  const own = sql`(${ownId(ctx)})`
  const { facts } = await authorise(ctx, 'repairs.report', {
    read: { repairs: repairsRead(ctx, own), rulings: rulingsOfStudents(ctx, own) },
  })
  const rulingsOf = ofFact(facts.rulings)
  const all = facts.repairs.map((row) => shownRepair(row, rulingsOf(row.id)))
  return { now: ctx.clock.now(), repairs: all.toReversed() }
}
