import { and, eq, sql } from 'drizzle-orm'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { placesOfOne, repliesRead } from '../replies/replies.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { leave } from './table.ts'

/** Every leave that the caller has asked for, with what was said to it. */
export const ownLeaves = (ctx: Ctx) => ({
  leaves: ctx.db.query
    .select()
    .from(leave)
    .where(and(eq(leave.seasonId, currentSeasonId), eq(leave.personId, ownId(ctx)))),
  replies: repliesRead(ctx, sql`(select l.id from "leave" l where l.person_id = ${ownId(ctx)})`),
})

/** One leave, whose it is and what was said to it. */
export const leaveRead = (ctx: Ctx, id: string) => ({
  asked: ctx.db.query
    .select()
    .from(leave)
    .where(and(eq(leave.id, id), eq(leave.seasonId, currentSeasonId))),
  owner: placesOfOne(ctx, sql`(select l.person_id from "leave" l where l.id = ${id})`),
  replies: repliesRead(ctx, sql`(${id})`),
})
