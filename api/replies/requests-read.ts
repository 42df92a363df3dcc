import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { requestState } from '../../shared/replies/reply.ts'
import { correction } from '../corrections/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { leave } from '../leaves/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { swap } from '../swaps/table.ts'
import { repliesRead } from './replies.ts'

/** Everything that these students have asked for, with what was said to it; swaps also where they were asked. */
export function requestsRead(ctx: Ctx, within: SQL, which: 'all' | 'open' = 'all') {
  const { query } = ctx.db
  const still = (table: 'correction' | 'leave' | 'swap') =>
    which === 'all'
      ? undefined
      : sql`not exists (select 1 from reply r where r.request_id = ${sql.raw(`"${table}"`)}.id and r.final = 1)`
  return {
    corrections: query
      .select()
      .from(correction)
      .where(
        and(
          eq(correction.seasonId, currentSeasonId),
          inArray(correction.personId, within),
          still('correction'),
        ),
      ),
    asksForLeave: query
      .select()
      .from(leave)
      .where(and(eq(leave.seasonId, currentSeasonId), inArray(leave.personId, within), still('leave'))),
    swaps: query
      .select()
      .from(swap)
      .where(
        and(
          eq(swap.seasonId, currentSeasonId),
          or(inArray(swap.personId, within), inArray(swap.otherId, within)),
          still('swap'),
        ),
      ),
    replies: repliesRead(
      ctx,
      sql`(select id from correction where person_id in ${within}
        union select id from "leave" where person_id in ${within}
        union select id from swap where person_id in ${within} or other_id in ${within})`,
    ),
  }
}

export type RequestRows = Rows<ReturnType<typeof requestsRead>>

/** The requests of that read as one list, each with its state and its replies, oldest first. */
export function requestsOf({ corrections, asksForLeave, swaps, replies }: RequestRows) {
  const said = Map.groupBy(replies, (r) => r.requestId)
  const withReplies = <T extends { id: string }>(row: T) => {
    const its = said.get(row.id) ?? []
    return {
      ...row,
      requestState: requestState(its),
      replies: its.map(({ kind, byId, by, at, reason }) => ({ kind, byId, by, at, reason })),
    }
  }
  return [
    ...corrections.map((row) => ({ kind: 'correction' as const, ...withReplies(row) })),
    ...asksForLeave.map((row) => ({ kind: 'leave' as const, ...withReplies(row) })),
    ...swaps.map((row) => ({ kind: 'swap' as const, ...withReplies(row) })),
  ].toSorted((a, b) => a.askedAt - b.askedAt)
}
export type Request = ReturnType<typeof requestsOf>[number]
