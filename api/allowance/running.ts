import { compute } from '../../shared/allowance/compute.ts'
import type { Computed } from '../../shared/allowance/computed.ts'
import { openPeriod } from '../../shared/allowance/open-period.ts'
import { carriedInto } from '../../shared/payouts/carried.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { asker, askerId, authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { prepared } from '../kernel/statements.ts'
import type { Value } from '../kernel/statements.ts'
import { priorRuns, publishedRead } from '../payouts/prior.ts'
import { standingRead, standingSlip } from '../payouts/sent.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'
import { factsByPerson, factsRead } from './facts.ts'
import { shownFacts } from './shown-facts.ts'

/**
 * The student's own allowance so far: the payroll's own function over the facts known now, from the
 * day after the last published run to today. Amounts are text in yuan with two decimals.
 */
export async function running(ctx: Ctx) {
  const { me, facts } = await authorise(ctx, 'allowance.running', { read: runningRead(asker(ctx)) })
  const { rules } = theSeason(facts.season)
  const period = openPeriod(rules, facts.published, workDateAt(ctx.clock.now(), rules.timezone))
  const prior = priorRuns(facts.published, period.from)(me.personId)
  const known = factsByPerson(facts)(me.personId)
  const adjustments = carriedInto(rules, period, known, facts.standing.map(standingSlip))
  const computed = compute(rules, period, { ...known, adjustments }, prior)
  return { now: ctx.clock.now(), stages: rules.stages, ...shown(computed), facts: shownFacts(facts, period) }
}

const runningRead = prepared((ctx, value: Value<'session' | 'chat'>) => {
  const own = askerId(value)
  return {
    season: seasonRules(ctx),
    published: publishedRead(ctx, currentSeasonId, own),
    standing: standingRead(ctx, currentSeasonId, own),
    ...factsRead(ctx, currentSeasonId, own),
  }
})

/** Without the exact decimals, which are the server's own. */
function shown({ student, period, counts, sums, lines, days, track, discrepancies }: Computed) {
  type Sum = keyof Computed['sums']
  const texts = Object.fromEntries(Object.entries(sums).map(([key, amount]) => [key, amount.text]))
  return {
    student,
    period,
    counts,
    days,
    track,
    discrepancies,
    sums: texts as Record<Sum, string>,
    lines: lines.map(({ exact: _exact, ...line }) => line),
  }
}
