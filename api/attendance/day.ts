import { sql } from 'drizzle-orm'
import * as v from 'valibot'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { dayOf, dayRead } from './day-of.ts'

export const dayInput = v.object({ date: workDateInput })

/** A date of the student's own with its whole history. */
export async function day(ctx: Ctx, { date }: v.InferOutput<typeof dayInput>) {
  const { me, facts } = await authorise(ctx, 'attendance.own', {
    read: dayRead(ctx, sql`(${ownId(ctx)})`, date),
  })
  return dayOf(ctx, facts, me.personId, date)
}
