import { mayRule, violationStanding } from '../../shared/violations/violation.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theOne } from '../replies/replies.ts'
import { aboutFact } from '../rulings/about.ts'
import { ruledAlready, rulingWrites } from '../rulings/rule.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { violation } from './table.ts'

type Input = { id: string }

/** The student takes the appeal back before two have decided: the deduction is in force again, what was said stays. */
export const retractAppeal = (ctx: Ctx, input: Input) => again(() => retractOnce(ctx, input))

async function retractOnce(ctx: Ctx, { id }: Input) {
  const { me, facts } = await authorise(ctx, 'violations.appeal', {
    read: ruledRead(ctx, violation, id),
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const { rulings } = facts
  if (!mayRule('retract', violationStanding(fact.state, rulings))) ruledAlready(rulings)
  const about = { table: violation, noun: 'violations' as const, fact, rulings }
  const said = rulingWrites(ctx, me, about, { kind: 'retract' })
  return commit(ctx, me, {
    writes: said.writes,
    events: said.events,
    answer: { state: 'in-force' as const, at: said.row.at },
    conflict: 'overtaken',
  })
}
