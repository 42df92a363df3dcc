import { stagesSpan } from '../../shared/seasons/stage.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theSeason } from '../seasons/current.ts'
import { groundOf, groundRead } from './ground-read.ts'

/** The whole plan by class and date, what it is held against, and on how many students something else holds. */
export async function seePlan(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'plan.see', { read: groundRead(ctx) })
  const { rules } = theSeason(facts.season)
  const today = workDateAt(ctx.clock.now(), rules.timezone)
  const personal = Map.groupBy(
    facts.plan.filter(({ personId }) => personId !== null),
    ({ date, className }) => `${date} ${className}`,
  )
  return {
    today,
    ...stagesSpan(rules.stages),
    shifts: rules.shifts,
    stages: rules.stages.map(({ name, from, to, requiresPass }) => ({ name, from, to, requiresPass })),
    ground: groundOf(facts, today),
    cells: facts.plan.flatMap(({ date, className, personId, cell }) =>
      personId === null ? [{ date: workDateOf(date), className, cell }] : [],
    ),
    personal: [...personal].map(([key, all]) => ({ key, students: all.length })),
  }
}
