import { and, eq, isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import { theOne } from '../replies/replies.ts'
import { aboutFact } from '../rulings/about.ts'
import type { reasonBody } from '../rulings/input.ts'
import { rulingWrites } from '../rulings/rule.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { assessment } from './table.ts'

type Input = { id: string } & v.InferOutput<typeof reasonBody>

/**
 * Takes an attempt back that was recorded wrongly, so that it can be recorded anew. It is withdrawn by the ruling, as
 * by an import: everything that looks at attempts then does not see it any more.
 */
export const withdrawAssessment = (ctx: Ctx, input: Input) => again(() => withdrawOnce(ctx, input))

async function withdrawOnce(ctx: Ctx, { id, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'assessments.record', {
    read: ruledRead(ctx, assessment, id),
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const about = { table: assessment, noun: 'assessments' as const, fact, rulings: facts.rulings }
  const said = rulingWrites(ctx, me, about, { kind: 'withdraw', reason })
  const { personId, date, attempt } = fact
  const withdraw = ctx.db.query
    .update(assessment)
    .set({ withdrawnBy: said.row.id })
    .where(and(eq(assessment.id, id), isNull(assessment.withdrawnBy)))
  return commit(ctx, me, {
    writes: [
      ...said.writes,
      ...mustChangeOne(withdraw),
      notify(ctx, {
        personId,
        kind: 'assessment-withdrawn',
        about: id,
        params: { date, attempt: String(attempt) },
      }),
    ],
    events: said.events,
    answer: { attempt, at: said.row.at },
    conflict: 'overtaken',
  })
}
