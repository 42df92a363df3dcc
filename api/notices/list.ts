import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notice } from './table.ts'

const most = 50

export const listInput = v.object({ before: v.optional(v.pipe(v.string(), v.maxLength(200))) })

/**
 * The caller's newest notices, or those that came before one of them, newest first; whether there are older ones, and
 * how many of all are not seen yet.
 */
export async function listNotices(ctx: Ctx, { before }: v.InferOutput<typeof listInput> = {}) {
  const mine = eq(notice.personId, ownId(ctx))
  const older =
    before === undefined
      ? undefined
      : sql`(${notice.at}, ${notice.id}) < (select n.at, n.id from notice n where n.id = ${before} and n.person_id = ${ownId(ctx)})`
  const { facts } = await authorise(ctx, 'notices.own', {
    read: {
      notices: ctx.db.query
        .select({
          id: notice.id,
          kind: notice.kind,
          about: notice.about,
          params: notice.params,
          at: notice.at,
          seenAt: notice.seenAt,
        })
        .from(notice)
        .where(and(mine, older))
        .orderBy(desc(notice.at), desc(notice.id))
        .limit(most + 1),
      unseen: ctx.db.query
        .select({ n: count() })
        .from(notice)
        .where(and(mine, isNull(notice.seenAt))),
    },
  })
  return {
    notices: facts.notices.slice(0, most),
    more: facts.notices.length > most,
    unseen: facts.unseen[0]?.n ?? 0,
  }
}
