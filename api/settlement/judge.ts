import type * as v from 'valibot'
import type { Side } from '../../shared/payouts/approval.ts'
import { mayJudge } from '../../shared/settlement/may.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { settlementNow, settlementRead } from './settlement-read.ts'
import { nextWord } from './words.ts'

type Input = v.InferOutput<typeof import('./input.ts').judgeInput>

/**
 * Somebody of a side says whether the season ended without breach or violation, and why. The program knows no breach of a
 * contract; the last who said it holds, and other content takes both agreements away.
 */
export const judge = (ctx: Ctx, side: Side, input: Input) => again(() => judgeOnce(ctx, side, input))

async function judgeOnce(ctx: Ctx, side: Side, { breach, reason }: Input) {
  const { me, facts } = await authorise(ctx, `settlement.judge-${side}`, { read: settlementRead(ctx) })
  const now = settlementNow(ctx, facts)
  const may = mayJudge(now)
  if (!may.ok) throw new Fault(may.reason, { end: now.content.season.to })
  const { seasonId } = now
  const said = { seasonId, personId: me.personId, kind: 'judged' as const, side, breach, reason }
  const { id, at, writes } = nextWord(ctx, facts, said)
  return commit(ctx, me, {
    writes,
    events: [{ action: 'settlement.judge', target: seasonId, after: { id, side, breach }, reason }],
    answer: { id, at },
    conflict: 'overtaken',
  })
}
