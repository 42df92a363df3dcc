import { and, count, desc, eq, isNull } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notice } from './table.ts'

const most = 50

/** The caller's newest notices, newest first, and how many of all are not seen yet. */
export async function listNotices(ctx: Ctx) {
  const mine = eq(notice.personId, ownId(ctx))
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
        .where(mine)
        .orderBy(desc(notice.at), desc(notice.id))
        .limit(most),
      unseen: ctx.db.query
        .select({ n: count() })
        .from(notice)
        .where(and(mine, isNull(notice.seenAt))),
    },
  })
  return { notices: facts.notices, unseen: facts.unseen[0]?.n ?? 0 }
}
