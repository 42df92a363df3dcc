import type * as v from 'valibot'
import { errorStanding, mayDoubt } from '../../shared/quality/quality-error.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theOne } from '../replies/replies.ts'
import { aboutFact } from '../rulings/about.ts'
import type { reasonBody } from '../rulings/input.ts'
import { ruledAlready, rulingWrites } from '../rulings/rule.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { qualityError } from './table.ts'

type Input = { id: string } & v.InferOutput<typeof reasonBody>

/** 存疑: the student says why the error is none. It changes no amount; the teacher looks again and answers. */
export const doubtError = (ctx: Ctx, input: Input) => again(() => doubtOnce(ctx, input))

async function doubtOnce(ctx: Ctx, { id, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'quality.doubt', {
    read: ruledRead(ctx, qualityError, id),
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const { rulings } = facts
  if (!mayDoubt(errorStanding(fact, rulings))) ruledAlready(rulings)
  const about = { table: qualityError, noun: 'quality' as const, fact, rulings }
  const said = rulingWrites(ctx, me, about, { kind: 'doubt', reason })
  return commit(ctx, me, {
    writes: said.writes,
    events: said.events,
    answer: { doubt: 'open' as const, at: said.row.at },
    conflict: 'overtaken',
  })
}
