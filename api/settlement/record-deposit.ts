import type * as v from 'valibot'
import { mayRecordDeposit } from '../../shared/settlement/may.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { settlementNow, settlementRead } from './settlement-read.ts'
import { nextWord } from './words.ts'

type Input = v.InferOutput<typeof import('./input.ts').depositInput>

/** Finance records that the deposit came to the school, or went back, with the date; what was recorded before is superseded. */
export const recordDeposit = (ctx: Ctx, input: Input) => again(() => recordOnce(ctx, input))

async function recordOnce(ctx: Ctx, { kind, amount, on }: Input) {
  const { me, facts } = await authorise(ctx, 'settlement.deposit', { read: settlementRead(ctx) })
  const now = settlementNow(ctx, facts)
  const { personId } = me
  const may = mayRecordDeposit(now, { kind, personId, amount, on })
  if (!may.ok) throw new Fault(may.reason)
  const { seasonId } = now
  const { id, at, writes } = nextWord(ctx, facts, { seasonId, personId, kind, amount, onDate: on })
  return commit(ctx, me, {
    writes,
    events: [{ action: `settlement.${kind}`, target: seasonId, after: { id, amount, on } }],
    answer: { id, at },
    conflict: 'overtaken',
  })
}
