import { and, eq, inArray, isNull } from 'drizzle-orm'
import * as v from 'valibot'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notice } from './table.ts'

export const seenInput = v.strictObject({
  ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.minLength(1), v.maxLength(200)),
})

/** The caller has seen these notices; other people's ids change nothing, seen ones keep their time. */
export async function markSeen(ctx: Ctx, { ids }: v.InferOutput<typeof seenInput>) {
  const open = and(eq(notice.personId, ownId(ctx)), inArray(notice.id, ids), isNull(notice.seenAt))
  const { me, facts } = await authorise(ctx, 'notices.own', {
    read: { unseen: ctx.db.query.select({ id: notice.id }).from(notice).where(open) },
  })
  const answer = { seen: facts.unseen.length, at: ctx.clock.now() }
  if (!facts.unseen.length) return answer
  return commit(ctx, me, {
    writes: [ctx.db.query.update(notice).set({ seenAt: answer.at }).where(open)],
    events: [{ action: 'notices.seen', target: me.personId, after: { ids: facts.unseen.map((n) => n.id) } }],
    answer,
  })
}
