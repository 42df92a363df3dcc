import { errorStanding, mayRetract } from '../../shared/quality/quality-error.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theOne } from '../replies/replies.ts'
import { aboutFact } from '../rulings/about.ts'
import { ruledAlready, rulingWrites } from '../rulings/rule.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { qualityError } from './table.ts'

type Input = { id: string }

/** The student takes the doubt back before the school has answered it; no amount changes by that either. */
export const retractDoubt = (ctx: Ctx, input: Input) => again(() => retractOnce(ctx, input))

async function retractOnce(ctx: Ctx, { id }: Input) {
  const { me, facts } = await authorise(ctx, 'quality.doubt', {
    read: ruledRead(ctx, qualityError, id),
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const { rulings } = facts
  if (!mayRetract(errorStanding(fact, rulings))) ruledAlready(rulings)
  const about = { table: qualityError, noun: 'quality' as const, fact, rulings }
  const said = rulingWrites(ctx, me, about, { kind: 'retract' })
  return commit(ctx, me, {
    writes: said.writes,
    events: said.events,
    answer: { doubt: 'retracted' as const, at: said.row.at },
    conflict: 'overtaken',
  })
}
