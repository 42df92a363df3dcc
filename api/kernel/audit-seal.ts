/**
 * The sealer: links every event that is not yet in the chain, in the order of the log. It runs every
 * few seconds, and before anything that must stand on a sealed log. Two at once do no harm: both
 * would write the same next number, so one batch is refused whole and that sealer looks again.
 */
import { asc, desc, gt, max, sql } from 'drizzle-orm'
import { auditEvent, auditLink } from './audit.ts'
import { beforeAll, linkHash } from '../../shared/audit/chain.ts'
import type { Head } from '../../shared/audit/chain.ts'
import type { Ctx } from './ctx.ts'
import { refusedByConstraint } from './db.ts'
import { Fault } from './fault.ts'

const batchSize = 500

/** Seals everything there is and gives the chain's head; a log that cannot be linked is broken. */
export async function sealAll(ctx: Pick<Ctx, 'db'>): Promise<Head> {
  let lostAt = -1
  for (;;) {
    const { links, events } = await ctx.db.read(nextBatch(ctx))
    const head = links[0] ?? beforeAll
    const rows = linked(head, events)
    if (!rows.length) return head
    try {
      await ctx.db.write([ctx.db.query.insert(auditLink).values(rows)])
    } catch (error) {
      if (!refusedByConstraint(error)) throw error
      // Another sealer was first, and then the head has moved; if it has not, the log repeats an event.
      if (lostAt === head.seq) throw new Fault('audit-broken')
      lostAt = head.seq
    }
  }
}

function nextBatch({ db: { query } }: Pick<Ctx, 'db'>) {
  const sealed = query.select({ seq: sql`coalesce(${max(auditLink.seq)}, 0)` }).from(auditLink)
  return {
    links: query
      .select({ seq: auditLink.seq, h: auditLink.h })
      .from(auditLink)
      .orderBy(desc(auditLink.seq))
      .limit(1),
    events: query
      .select({ n: auditEvent.n, id: auditEvent.id, bytes: auditEvent.bytes })
      .from(auditEvent)
      .where(gt(auditEvent.n, sql`(${sealed})`))
      .orderBy(asc(auditEvent.n))
      .limit(batchSize),
  }
}

function linked(head: Head, events: { n: number; id: string; bytes: string }[]) {
  let prev = head.h
  return events.map(({ n, id, bytes }) => {
    const link = { seq: n, eventId: id, prev, h: linkHash(n, prev, bytes) }
    prev = link.h
    return link
  })
}
