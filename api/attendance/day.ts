import { sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { dayOf, dayRead } from './day-of.ts'
import type { dayInput } from './look-input.ts'

/** A date of the student's own with its whole history. */
export async function day(ctx: Ctx, { date }: v.InferOutput<typeof dayInput>) {
  const { me, facts } = await authorise(ctx, 'attendance.own', {
    read: dayRead(ctx, sql`(${ownId(ctx)})`, date),
  })
  return dayOf(ctx, facts, me.personId, date)
}
