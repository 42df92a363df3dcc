import { and, eq, inArray } from 'drizzle-orm'
import * as v from 'valibot'
import { again } from '../kernel/again.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { openReceipt } from './receipt-seal.ts'
import { punch } from './table.ts'

export const bringBackInput = v.strictObject({
  seals: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1_000))), v.minLength(1), v.maxLength(60)),
})

/** So long a phone keeps its receipts, and a day more. */
const keptFor = 96 * 3_600_000

/**
 * After a server was set back to a back-up: a phone's check-ins come back as they were, with their time and receipt. What
 * is there already, was never sealed here, or is somebody else's is passed over; sent twice it changes nothing more.
 */
export const bringBack = (ctx: Ctx, input: v.InferOutput<typeof bringBackInput>) =>
  again(() => once(ctx, input))

async function once(ctx: Ctx, { seals }: v.InferOutput<typeof bringBackInput>) {
  const sent = seals.flatMap((seal) => openReceipt(ctx.keys, seal) ?? [])
  const { me, facts } = await authorise(ctx, 'attendance.bring-back', {
    read: {
      known: ctx.db.query
        .select()
        .from(punch)
        .where(
          and(
            eq(punch.personId, ownId(ctx)),
            inArray(punch.date, sent.length ? sent.map(({ date }) => date) : ['']),
          ),
        ),
    },
  })
  const taken = new Set(facts.known.map(placeOf))
  const now = ctx.clock.now()
  const lost = sent.filter((row) => {
    const ours = row.personId === me.personId && row.receivedAt <= now && row.receivedAt > now - keptFor
    if (!ours || taken.has(placeOf(row))) return false
    taken.add(placeOf(row))
    return true
  })
  const answer = { back: lost.length }
  if (!lost.length) return answer
  return commit(ctx, me, {
    writes: [ctx.db.query.insert(punch).values(lost)],
    events: lost.map(({ id, kind, date, shift }) => ({
      action: `attendance.check-${kind}`,
      target: id,
      after: { date, shift, from: 'receipt' },
    })),
    answer,
    conflict: 'overtaken',
  })
}

const placeOf = ({
  seasonId,
  date,
  shift,
  kind,
}: Pick<typeof punch.$inferSelect, 'seasonId' | 'date' | 'shift' | 'kind'>) =>
  JSON.stringify([seasonId, date, shift, kind])
