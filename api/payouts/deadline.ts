import { countdownTo, deadlineOf } from '../../shared/payouts/deadline.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { seasonRules, theSeason } from '../seasons/current.ts'

/** How long there is until the season's students must have been paid. */
export async function seeDeadline(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'payouts.see', { read: { season: seasonRules(ctx) } })
  const { rules } = theSeason(facts.season)
  return countdownTo(deadlineOf(rules), workDateAt(ctx.clock.now(), rules.timezone))
}
