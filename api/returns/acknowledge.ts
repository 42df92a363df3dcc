import * as v from 'valibot'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { nightInput } from './input.ts'
import { ownSummaries } from './summary-read.ts'
import { returnAck } from './table.ts'

export const acknowledgeInput = v.strictObject({
  ...nightInput,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
type Input = v.InferOutput<typeof acknowledgeInput>

/** 已知悉: the caller has read this version of the own summary; a newer one is to be read first. */
export async function acknowledge(ctx: Ctx, { date, shift, version }: Input) {
  const { me, facts } = await authorise(ctx, 'returns.summary', {
    read: { summaries: ownSummaries(ctx, date, date) },
  })
  const newest = facts.summaries.find((row) => row.shift === shift)
  if (!newest) throw new Fault('not-found')
  if (newest.version !== version) throw new Fault('return-summary-newer', { version: newest.version })
  const now = ctx.clock.now()
  if (newest.ackAt !== null) return { version, at: newest.ackAt }
  return commit(ctx, me, {
    writes: [ctx.db.query.insert(returnAck).values({ summaryId: newest.id, personId: me.personId, at: now })],
    events: [{ action: 'returns.acknowledge', target: newest.id, after: { date, shift, version } }],
    answer: { version, at: now },
  })
}
