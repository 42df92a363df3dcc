import type * as v from 'valibot'
import { sideOf } from '../../shared/rulings/ruling.ts'
import { mayRule, violationStanding } from '../../shared/violations/violation.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notify } from '../notices/notify.ts'
import { theOne } from '../replies/replies.ts'
import { aboutFact, classOn } from '../rulings/about.ts'
import type { reasonBody } from '../rulings/input.ts'
import { ruledAlready, rulingWrites } from '../rulings/rule.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { violation } from './table.ts'

type Input = { id: string } & v.InferOutput<typeof reasonBody>

/** Takes a violation back, or turns a proposal down. One that is under appeal is decided by two instead. */
export const withdrawViolation = (ctx: Ctx, input: Input) => again(() => withdrawOnce(ctx, input))

async function withdrawOnce(ctx: Ctx, { id, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'violations.decide', {
    read: ruledRead(ctx, violation, id),
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const { rulings } = facts
  const { state } = violationStanding(fact.state, rulings)
  if (!mayRule('withdraw', violationStanding(fact.state, rulings))) ruledAlready(rulings)
  const side = sideOf(me.grants, classOn(facts.owner, fact), undefined)
  const about = { table: violation, noun: 'violations' as const, fact, rulings }
  const said = rulingWrites(ctx, me, about, { kind: 'withdraw', side, reason })
  const { personId, date, kind } = fact
  const told = notify(ctx, { personId, kind: 'violation-withdrawn', about: id, params: { date, kind } })
  return commit(ctx, me, {
    // Of a proposal the student has not been told.
    writes: [...said.writes, ...(state === 'in-force' ? [told] : [])],
    events: said.events,
    answer: { state: 'withdrawn' as const, at: said.row.at },
    conflict: 'overtaken',
  })
}
