import * as v from 'valibot'
import { counts, errorStanding, mayJudge } from '../../shared/quality/quality-error.ts'
import { sideOf } from '../../shared/rulings/ruling.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notify } from '../notices/notify.ts'
import { theOne } from '../replies/replies.ts'
import { aboutFact, classOn } from '../rulings/about.ts'
import { neededReason, reasonText, sideInput } from '../rulings/input.ts'
import { ruledAlready, rulingWrites } from '../rulings/rule.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { qualityError } from './table.ts'

export const verifyBody = v.strictObject({ reason: v.optional(reasonText, ''), side: sideInput })
export const rejectBody = v.strictObject({ reason: neededReason, side: sideInput })
type Input = { id: string; verdict: 'verify' | 'reject' } & v.InferOutput<typeof verifyBody>

/**
 * A side's word on a quality error: a teacher's for the school, a supervisor's for the company. It counts once both have
 * verified it, two people; each side may change its word, and the newest holds.
 */
export const judgeError = (ctx: Ctx, input: Input) => again(() => judgeOnce(ctx, input))

async function judgeOnce(ctx: Ctx, { id, verdict, reason, side: named }: Input) {
  const { me, facts } = await authorise(ctx, 'quality.judge', {
    read: ruledRead(ctx, qualityError, id),
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const { rulings } = facts
  const side = sideOf(me.grants, classOn(facts.owner, fact), named)
  if (!side) throw new Fault('forbidden')
  const before = errorStanding(fact, rulings)
  if (!mayJudge(verdict, side, before)) ruledAlready(rulings)
  const forOther = side === 'school' ? before.by.company || fact.enteredBy : before.by.school
  if (verdict === 'verify' && forOther === me.personId) throw new Fault('one-person')
  const about = { table: qualityError, noun: 'quality' as const, fact, rulings }
  const said = rulingWrites(ctx, me, about, { kind: verdict, side, reason })
  const after = errorStanding(fact, [...rulings, said.row])
  const { personId, date } = fact
  const kind = verdict === 'reject' ? ('error-rejected' as const) : ('error-counts' as const)
  const told = notify(ctx, { personId, kind, about: `${id}:${said.row.turn}`, params: { date } })
  return commit(ctx, me, {
    writes: [...said.writes, ...(verdict === 'reject' || counts(after) ? [told] : [])],
    events: said.events,
    answer: { company: after.company, school: after.school, counts: counts(after), at: said.row.at },
    conflict: 'overtaken',
  })
}
