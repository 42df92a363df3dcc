import { sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { monthOf, monthRead } from './month-of.ts'
import type { monthInput } from './look-input.ts'

/** The student's own month, date by date. */
export async function month(ctx: Ctx, input: v.InferOutput<typeof monthInput>) {
  const { me, facts } = await authorise(ctx, 'attendance.own', {
    read: monthRead(ctx, sql`(${ownId(ctx)})`, input.month),
  })
  return monthOf(ctx, facts, me.personId, input.month)
}
