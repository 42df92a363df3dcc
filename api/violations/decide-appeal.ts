import * as v from 'valibot'
import { sideOf } from '../../shared/rulings/ruling.ts'
import { mayRule, speaksForBoth, violationStanding } from '../../shared/violations/violation.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notify } from '../notices/notify.ts'
import { theOne } from '../replies/replies.ts'
import { aboutFact, classOn } from '../rulings/about.ts'
import { neededReason, sideInput } from '../rulings/input.ts'
import { ruledAlready, rulingWrites } from '../rulings/rule.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { violation } from './table.ts'

export const decideAppealBody = v.strictObject({ uphold: v.boolean(), reason: neededReason, side: sideInput })
type Input = { id: string } & v.InferOutput<typeof decideAppealBody>

/**
 * One side's word on an appeal. When school and company, two people, say the same, the appeal is decided; while they
 * differ the deduction stays out of force, and each may say something else.
 */
export const decideAppeal = (ctx: Ctx, input: Input) => again(() => decideOnce(ctx, input))

async function decideOnce(ctx: Ctx, { id, uphold, reason, side: named }: Input) {
  const { me, facts } = await authorise(ctx, 'violations.decide', {
    read: ruledRead(ctx, violation, id),
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const { rulings } = facts
  const before = violationStanding(fact.state, rulings)
  if (!mayRule('decide', before)) ruledAlready(rulings)
  const side = sideOf(me.grants, classOn(facts.owner, fact), named)
  if (!side) throw new Fault('forbidden')
  if (speaksForBoth(before, side, me.personId)) throw new Fault('one-person')
  const about = { table: violation, noun: 'violations' as const, fact, rulings }
  const said = rulingWrites(ctx, me, about, { kind: uphold ? 'uphold' : 'lift', side, reason })
  const { state } = violationStanding(fact.state, [...rulings, said.row])
  const { personId, date, kind } = fact
  const told = notify(ctx, {
    personId,
    kind: state === 'withdrawn' ? 'appeal-granted' : 'appeal-refused',
    about: id,
    params: { date, kind },
  })
  return commit(ctx, me, {
    writes: [...said.writes, ...(state === 'appealed' ? [] : [told])],
    events: said.events,
    answer: { state, side, at: said.row.at },
    conflict: 'overtaken',
  })
}
