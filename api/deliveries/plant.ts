import { sql } from 'drizzle-orm'
import { overtakenBy, urgentKinds } from '../../shared/notices/kinds.ts'
import { afterQuietHours } from '../../shared/notices/quiet.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { notice } from '../notices/table.ts'
import type { Channel } from './channel.ts'
import { delivery } from './table.ts'

/** For so long a notice is tried; what is older is old news, and stands in the app. */
export const keptFor = 12 * 3600_000

/** A delivery for each notice that a channel has to carry and does not know yet, in one statement however many they are. */
export function plant(ctx: Ctx, channel: Channel): Write {
  const now = ctx.clock.now()
  const morning = afterQuietHours(now)
  const due = sql`case when ${notice.kind} in ${urgentKinds} then ${now} else ${morning} end`
  const carried = channel.kinds ? sql`and ${notice.kind} in ${channel.kinds}` : sql``
  return ctx.db.query
    .insert(delivery)
    .select(
      sql`select ${channel.name} || ':' || r.address || ':' || ${notice.id}, ${channel.name}, r.address, ${notice.id},
        ${notice.personId}, r.locale, 'waiting', ${due}, '', 0, ${due} + ${keptFor}, null, null, null
        from (${channel.recipients(ctx)}) r
        join ${notice} on ${notice.personId} = r.person_id and ${notice.at} >= r.since and ${notice.at} > ${now - keptFor}
        where ${notice.seenAt} is null ${carried}`,
    )
    .onConflictDoNothing()
}

/**
 * What was seen in the app meanwhile, is for somebody whom the channel does not reach any more, or is overtaken by a
 * newer version, is not sent.
 */
export function dropStale(ctx: Ctx, channel: Channel): Write {
  const of = sql`select 1 from ${notice} where ${notice.id} = ${delivery.noticeId}`
  const seen = sql`exists (${of} and (${notice.seenAt} is not null or ${overtaken}))`
  const reached = sql`exists (select 1 from (${channel.recipients(ctx)}) r
    where r.person_id = ${delivery.personId} and r.address = ${delivery.address})`
  return ctx.db.query
    .update(delivery)
    .set({ state: 'dropped' })
    .where(
      sql`${delivery.channel} = ${channel.name} and ${delivery.state} = 'waiting' and (${seen} or not ${reached})`,
    )
}

const sameItem = (name: string) =>
  sql`coalesce(newer.params ->> ${`$.${name}`}, '') = coalesce(${notice.params} ->> ${`$.${name}`}, '')`

/** That there is a newer one of the same night or day for the same person. */
const overtaken = sql.join(
  Object.entries(overtakenBy).map(
    ([kind, by]) =>
      sql`(${notice.kind} = ${kind} and exists (select 1 from notice newer where newer.person_id = ${notice.personId}
        and newer.at > ${notice.at} and newer.kind in ${by} and ${sameItem('date')} and ${sameItem('shift')}))`,
  ),
  sql` or `,
)
