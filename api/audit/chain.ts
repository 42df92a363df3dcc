import { asc, eq, gt } from 'drizzle-orm'
import type * as v from 'valibot'
import { auditEvent, auditLink } from '../kernel/audit.ts'
import { authorise } from '../kernel/authorise.ts'
import { allCheckpoints } from '../kernel/checkpoint.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { chainInput } from './input.ts'

const most = 1_000

/** A stretch of the sealed log as it is covered by the chain, for whoever recomputes it; with the checkpoints in it. */
export async function seeChain(ctx: Ctx, { after = 0 }: v.InferOutput<typeof chainInput>) {
  const { facts } = await authorise(ctx, 'audit.read', {
    read: {
      links: ctx.db.query
        .select({ seq: auditLink.seq, prev: auditLink.prev, h: auditLink.h, bytes: auditEvent.bytes })
        .from(auditLink)
        .leftJoin(auditEvent, eq(auditEvent.n, auditLink.seq))
        .where(gt(auditLink.seq, after))
        .orderBy(asc(auditLink.seq))
        .limit(most),
      checkpoints: allCheckpoints(ctx),
    },
  })
  // An event that is gone from under its link hashes to something else: the reader finds it where it was.
  const links = facts.links.map((link) => ({ ...link, bytes: link.bytes ?? '' }))
  const last = links.at(-1)?.seq ?? after
  return {
    links,
    checkpoints: facts.checkpoints.filter(({ seq }) => after < seq && seq <= last),
    next: links.length === most ? last : null,
  }
}
