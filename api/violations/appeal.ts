import type * as v from 'valibot'
import { mayRule, violationStanding } from '../../shared/violations/violation.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theOne } from '../replies/replies.ts'
import { aboutFact } from '../rulings/about.ts'
import type { reasonBody } from '../rulings/input.ts'
import { ruledAlready, rulingWrites } from '../rulings/rule.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { violation } from './table.ts'

type Input = { id: string } & v.InferOutput<typeof reasonBody>

/** 申诉: the student says why it was not so. The deduction is out of force from this moment until two have decided. */
export const appealViolation = (ctx: Ctx, input: Input) => again(() => appealOnce(ctx, input))

async function appealOnce(ctx: Ctx, { id, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'violations.appeal', {
    read: ruledRead(ctx, violation, id),
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const { rulings } = facts
  if (!mayRule('appeal', violationStanding(fact.state, rulings))) ruledAlready(rulings)
  const about = { table: violation, noun: 'violations' as const, fact, rulings }
  const said = rulingWrites(ctx, me, about, { kind: 'appeal', reason })
  return commit(ctx, me, {
    writes: said.writes,
    events: said.events,
    answer: { state: 'appealed' as const, at: said.row.at },
    conflict: 'overtaken',
  })
}
