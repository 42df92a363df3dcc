import type { RepliedNoun } from '../../shared/audit/actions.ts'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { isFinal } from '../../shared/replies/reply.ts'
import type { ReplyKind } from '../../shared/replies/reply.ts'
import { places } from '../attendance/shift-roster-read.ts'
import type { Listed } from '../attendance/shift-roster-read.ts'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { membership, person } from '../people/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { placesOn } from '../../shared/people/places.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { reply } from './table.ts'

/** What was said to these requests, oldest first. */
export const repliesRead = ({ db }: Ctx, requestIds: SQL) =>
  db.query
    .select({
      requestId: reply.requestId,
      kind: reply.kind,
      byId: reply.byId,
      by: person.name,
      at: reply.at,
      reason: reply.reason,
    })
    .from(reply)
    .leftJoin(person, eq(person.id, reply.byId))
    .where(inArray(reply.requestId, requestIds))
    .orderBy(asc(reply.at))

export type Replied = Awaited<ReturnType<typeof repliesRead>>[number]

/** All places of the student whom `personId` selects: whom a request is about is known before it is decided who may. */
export const placesOfOne = (ctx: Ctx, personId: SQL) =>
  places(ctx)
    .where(and(eq(membership.seasonId, currentSeasonId), inArray(membership.personId, personId)))
    .orderBy(membership.fromDate)

/** For `about`: the student on the date; who was in no class then is nobody's but their own. */
export function standsOn(owner: readonly Listed[], personId: string, date: string) {
  const [place] = placesOn(
    owner.filter((p) => p.personId === personId),
    workDateOf(date),
  )
  return place ?? { personId, className: '\0', group: '\0', leader: false }
}

/** The request itself. */
export function theOne<T>([row]: readonly T[]): T {
  if (row === undefined) throw new Fault('not-found')
  return row
}

/** Refuses what has been ended, with who was first; and a second word of the same person where one is asked for. */
export function mustBeOpen(replies: readonly Replied[], me?: Me) {
  const said = replies.find(({ kind, byId }) => isFinal(kind) || byId === me?.personId)
  if (said) throw new Fault('replied-already', { by: said.by ?? '', reply: said.kind, at: said.at })
}

/** One reply and its event. Of two that end a request at once the database lets one in. */
export function replyWrites(
  ctx: Ctx,
  me: Me,
  noun: RepliedNoun,
  said: { requestId: string; kind: ReplyKind; reason: string },
) {
  const { requestId, kind, reason } = said
  const row = {
    id: ctx.newId(),
    ...said,
    final: isFinal(kind),
    byId: me.personId,
    at: ctx.clock.now(),
  }
  const writes: Write[] = [
    ...(row.final
      ? []
      : mustHold(
          ctx.db.query,
          sql`not exists (select 1 from reply r where r.request_id = ${requestId} and r.final = 1)`,
        )),
    ctx.db.query.insert(reply).values(row),
  ]
  const event: AuditEntry = {
    action: `${noun}.${kind}`,
    target: requestId,
    after: { id: row.id },
    ...(reason ? { reason } : {}),
  }
  return { writes, events: [event], at: row.at }
}

/** That nothing like it is open: a condition of the batch that asks. `open` selects the ids that would be. */
export const noneOpen = (ctx: Ctx, ids: SQL) =>
  mustHold(
    ctx.db.query,
    sql`not exists (${ids} and not exists (select 1 from reply r where r.request_id = asked.id and r.final = 1))`,
  )
