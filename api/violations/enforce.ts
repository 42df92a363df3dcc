import * as v from 'valibot'
import { sideOf } from '../../shared/rulings/ruling.ts'
import { mayRule, violationStanding } from '../../shared/violations/violation.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notify } from '../notices/notify.ts'
import { theOne } from '../replies/replies.ts'
import { aboutFact, classOn } from '../rulings/about.ts'
import { amountInput } from '../rulings/input.ts'
import { ruledAlready, rulingWrites } from '../rulings/rule.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { violation } from './table.ts'

export const enforceBody = v.strictObject({
  /** Another amount than the proposed one. */
  deduction: v.optional(amountInput),
})
type Input = { id: string } & v.InferOutput<typeof enforceBody>

/** A teacher or a supervisor puts a leader's proposal in force; from now on it deducts, and the student is told. */
export const enforceViolation = (ctx: Ctx, input: Input) => again(() => enforceOnce(ctx, input))

async function enforceOnce(ctx: Ctx, { id, deduction }: Input) {
  const { me, facts } = await authorise(ctx, 'violations.decide', {
    read: ruledRead(ctx, violation, id),
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const { rulings } = facts
  if (!mayRule('enforce', violationStanding(fact.state, rulings))) ruledAlready(rulings)
  const side = sideOf(me.grants, classOn(facts.owner, fact), undefined)
  const about = { table: violation, noun: 'violations' as const, fact, rulings }
  const said = rulingWrites(ctx, me, about, { kind: 'enforce', side, amount: deduction ?? null })
  const { personId, date, kind } = fact
  const told = notify(ctx, { personId, kind: 'violation-in-force', about: id, params: { date, kind } })
  return commit(ctx, me, {
    writes: [...said.writes, told],
    events: said.events,
    answer: { state: 'in-force' as const, at: said.row.at },
    conflict: 'overtaken',
  })
}
