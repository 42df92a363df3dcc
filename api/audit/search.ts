import { desc, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { auditEvent, auditLink } from '../kernel/audit.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { person } from '../people/table.ts'
import { found } from './found.ts'
import type { Search } from './input.ts'

const most = 50

/** Events of the log, the newest first, with the names that their ids stand for today; `next` asks for what is before them. */
export async function searchAudit(ctx: Ctx, input: Search) {
  const about = alias(person, 'about')
  const { n: seq, at, action, target, bytes } = getTableColumns(auditEvent)
  const { facts } = await authorise(ctx, 'audit.read', {
    read: {
      events: ctx.db.query
        .select({
          seq,
          at,
          action,
          target,
          bytes,
          by: person.name,
          number: person.number,
          about: about.name,
          sealed: sql<number>`${isNotNull(auditLink.seq)}`,
        })
        .from(auditEvent)
        .leftJoin(auditLink, eq(auditLink.seq, auditEvent.n))
        .leftJoin(person, eq(person.id, auditEvent.actorId))
        .leftJoin(about, eq(about.id, auditEvent.target))
        .where(found(ctx, input))
        .orderBy(desc(auditEvent.n))
        .limit(most + 1),
    },
  })
  const shown = facts.events.slice(0, most)
  return {
    events: shown.map((event) => ({ ...event, sealed: event.sealed === 1 })),
    next: facts.events.length > most ? shown.at(-1)!.seq : null,
  }
}
