import { followingRules, movedBy } from '../../shared/seasons/follow.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theSeason } from './current.ts'
import { followRead, movedPlan, proposedFor } from './follow-read.ts'
import type { FollowingInput } from './input.ts'

/** What the season after the current one would be: its dates, names and classes, and how much of plan and rooms goes along. */
export async function seeFollowing(ctx: Ctx, input: FollowingInput) {
  const { facts } = await authorise(ctx, 'seasons.follow', { read: followRead(ctx) })
  const { rules } = theSeason(facts.season)
  const proposed = proposedFor(facts, input.from)
  const next = followingRules(rules, proposed)
  const days = movedBy(rules, proposed.from)
  const plan = movedPlan(facts, proposed.from)
  const nextOf = new Map(proposed.classes.map((one) => [one.name, one.next]))
  return {
    of: { id: rules.id, name: rules.name, ...stagesSpan(rules.stages) },
    ...proposed,
    to: stagesSpan(next.stages).to,
    days,
    /** Whether every date keeps its weekday. */
    wholeWeeks: days % 7 === 0,
    stages: rules.stages.map(({ name, from, to }, i) => ({
      name,
      before: { from, to },
      after: { from: next.stages[i]!.from, to: next.stages[i]!.to },
    })),
    payBy: { before: rules.payBy, after: next.payBy },
    plan: {
      weeks: plan.days / 7,
      dates: plan.dates,
      outside: plan.outside,
      explained: new Set(plan.remarks.map(({ date }) => date)).size,
      personal: plan.personal,
    },
    rooms: facts.rooms.length,
    /** Roles are given by an admin, not by files. */
    grants: facts.grants.map(({ name, role, className }) => ({
      name,
      role,
      className: className!,
      next: nextOf.get(className!) ?? null,
    })),
  }
}
