import { and, count, desc, eq, gt, sql } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notice } from '../notices/table.ts'
import { person } from '../people/table.ts'
import { robot } from '../robots/table.ts'
import { delivery } from './table.ts'

const most = 200
const day = 24 * 3600_000

/** What could not be delivered, newest first, and how each channel does: what waits, and what it took in the last day. */
export async function listDeliveries(ctx: Ctx) {
  const { query } = ctx.db
  const dayAgo = ctx.clock.now() - day
  const { facts } = await authorise(ctx, 'deliveries.see', {
    read: {
      dead: query
        .select({
          id: delivery.id,
          channel: delivery.channel,
          kind: notice.kind,
          at: notice.at,
          attempts: delivery.attempts,
          error: delivery.lastError,
          to: sql<string>`coalesce(${person.name}, ${robot.name}, '')`,
        })
        .from(delivery)
        .innerJoin(notice, eq(notice.id, delivery.noticeId))
        .leftJoin(person, eq(person.id, delivery.personId))
        .leftJoin(robot, eq(robot.id, delivery.address))
        .where(eq(delivery.state, 'dead'))
        .orderBy(desc(notice.at), desc(delivery.id))
        .limit(most),
      waiting: query
        .select({
          channel: delivery.channel,
          n: count(),
          error: sql<string | null>`max(${delivery.lastError})`,
        })
        .from(delivery)
        .where(eq(delivery.state, 'waiting'))
        .groupBy(delivery.channel),
      sent: query
        .select({ channel: delivery.channel, n: count(), last: sql<number>`max(${delivery.sentAt})` })
        .from(delivery)
        .where(and(eq(delivery.state, 'sent'), gt(delivery.sentAt, dayAgo)))
        .groupBy(delivery.channel),
    },
  })
  const { dead, waiting, sent } = facts
  const names = [...new Set([...waiting, ...sent, ...dead].map(({ channel }) => channel))].toSorted()
  const channels = names.map((channel) => {
    const [waits, went] = [waiting, sent].map((rows) => rows.find((one) => one.channel === channel))
    return {
      channel,
      waiting: waits?.n ?? 0,
      error: waiting.find((one) => one.channel === channel)?.error ?? null,
      sent: went?.n ?? 0,
      lastSentAt: sent.find((one) => one.channel === channel)?.last ?? null,
    }
  })
  return { now: ctx.clock.now(), channels, dead }
}
