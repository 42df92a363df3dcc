/**
 * Brings notices to where people read: at least once each, whatever dies meanwhile, and by one machine at a time. A
 * channel that is down holds up nothing but its own messages.
 */
import { and, asc, eq, getTableColumns, inArray, lte } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notice } from '../notices/table.ts'
import { after } from './after.ts'
import type { Channel, Outgoing } from './channel.ts'
import { dropStale, plant } from './plant.ts'
import { delivery } from './table.ts'

/** Of each channel at one time; the rest is a minute later. */
const mostAtOnce = 60
const lanesAtOnce = 10
/** A machine that dies leaves what it had taken to the others after this long. */
const lease = 2 * 60_000

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export async function deliver(ctx: Ctx, channels: readonly Channel[], pause = sleep): Promise<void> {
  const claim = ctx.newId()
  await authorise(ctx, 'server.operate', { read: {} })
  if (!channels.length) return
  await ctx.db.write(channels.flatMap((one) => [plant(ctx, one), dropStale(ctx, one), take(ctx, one, claim)]))
  const { taken } = await ctx.db.read({ taken: takenBy(ctx, claim) })
  const lanes = [...Map.groupBy(taken, ({ channel, address }) => `${channel} ${address}`).values()]
  for (let from = 0; from < lanes.length; from += lanesAtOnce)
    await Promise.all(lanes.slice(from, from + lanesAtOnce).map((lane) => inTurn(ctx, channels, lane, pause)))
}

/** Moves on what is due, so that whoever looks next finds it taken. */
function take({ db: { query }, clock }: Ctx, { name }: Channel, claim: string) {
  const now = clock.now()
  const due = query
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(eq(delivery.state, 'waiting'), lte(delivery.dueAt, now), eq(delivery.channel, name)))
    .orderBy(asc(delivery.dueAt), asc(delivery.id))
    .limit(mostAtOnce)
  return query
    .update(delivery)
    .set({ dueAt: now + lease, claim })
    .where(inArray(delivery.id, due))
}

const takenBy = ({ db: { query } }: Ctx, claim: string) =>
  query
    .select({
      ...getTableColumns(delivery),
      kind: notice.kind,
      about: notice.about,
      params: notice.params,
      at: notice.at,
    })
    .from(delivery)
    .innerJoin(notice, eq(notice.id, delivery.noticeId))
    .where(and(eq(delivery.claim, claim), eq(delivery.state, 'waiting')))
    .orderBy(asc(notice.at), asc(notice.id))
export type Taken = Awaited<ReturnType<typeof takenBy>>[number]

/** The messages to one address, one after the other; what comes behind one that failed waits with it. */
async function inTurn(ctx: Ctx, channels: readonly Channel[], lane: readonly Taken[], pause: typeof sleep) {
  const channel = channels.find(({ name }) => name === lane[0]!.channel)!
  for (const [n, one] of lane.entries()) {
    if (n && channel.pauseMs) await pause(channel.pauseMs)
    const outcome = await sent(ctx, channel, one)
    const behind = outcome.ok ? [] : lane.slice(n + 1)
    await ctx.db.write(after(ctx, channel, one, outcome, behind))
    if (!outcome.ok) return
  }
}

async function sent(ctx: Ctx, channel: Channel, one: Outgoing) {
  try {
    return await channel.send(ctx, one)
  } catch (error) {
    return { ok: false, error: String(error) } as const
  }
}
