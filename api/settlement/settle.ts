import type * as v from 'valibot'
import { maySettle } from '../../shared/settlement/may.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { sealedHead } from '../payouts/run-content.ts'
import { settlementNow, settlementRead } from './settlement-read.ts'
import { nextWord } from './words.ts'

type Input = v.InferOutput<typeof import('./input.ts').settleInput>

/** Finance records that what both sides agreed to has been paid, and when. From then on the settlement stays as it is. */
export const settle = (ctx: Ctx, input: Input) => again(() => settleOnce(ctx, input))

async function settleOnce(ctx: Ctx, { contentHash, on, note }: Input) {
  const { me, facts } = await authorise(ctx, 'settlement.settle', { read: settlementRead(ctx) })
  const now = settlementNow(ctx, facts)
  const may = maySettle(now, { contentHash, on })
  if (!may.ok) throw new Fault(may.reason, { end: now.content.season.to })
  const checkpoint = await sealedHead(ctx)
  const { seasonId } = now
  const said = {
    seasonId,
    personId: me.personId,
    kind: 'settled' as const,
    contentHash,
    onDate: on,
    reason: note,
  }
  const { id, at, writes } = nextWord(ctx, facts, said)
  const after = { id, contentHash, on, due: now.content.due, checkpoint }
  return commit(ctx, me, {
    writes,
    events: [{ action: 'settlement.settle', target: seasonId, after, ...(note ? { reason: note } : {}) }],
    answer: { id, at },
    conflict: 'overtaken',
  })
}
