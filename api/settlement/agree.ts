import type * as v from 'valibot'
import type { Side } from '../../shared/payouts/approval.ts'
import { mayAgree } from '../../shared/settlement/may.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { sealedHead } from '../payouts/run-content.ts'
import { settlementNow, settlementRead } from './settlement-read.ts'
import { nextWord } from './words.ts'

type Input = v.InferOutput<typeof import('./input.ts').agreeInput>

/** One side agrees to exactly the settlement it has seen; company and school are two people. Its bytes are kept. */
export const agree = (ctx: Ctx, side: Side, input: Input) => again(() => agreeOnce(ctx, side, input))

async function agreeOnce(ctx: Ctx, side: Side, { contentHash }: Input) {
  const { me, facts } = await authorise(ctx, `settlement.agree-${side}`, { read: settlementRead(ctx) })
  const now = settlementNow(ctx, facts)
  const { personId } = me
  const may = mayAgree(now, { side, personId, contentHash })
  if (!may.ok) throw new Fault(may.reason, { end: now.content.season.to })
  const checkpoint = await sealedHead(ctx)
  const { seasonId, bytes } = now
  const said = { seasonId, personId, kind: 'agreed' as const, side, contentHash, bytes }
  const { id, at, writes } = nextWord(ctx, facts, said)
  const after = { id, contentHash, checkpoint }
  return commit(ctx, me, {
    writes,
    events: [{ action: `settlement.agree-${side}`, target: seasonId, after }],
    answer: { id, at },
    conflict: 'overtaken',
  })
}
