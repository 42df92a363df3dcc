import { sql } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { objectionsRead, shownObjection } from './objection-read.ts'

/** What the caller has objected to, oldest first, each with its answer. */
export async function ownObjections(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'objections.own', {
    read: objectionsRead(ctx, sql`(${ownId(ctx)})`),
  })
  return { objections: facts.objections.map((row) => shownObjection(row, facts.answers)) }
}
