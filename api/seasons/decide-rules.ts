import { and, eq, isNull, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne, mustHold } from '../kernel/guard.ts'
import { payoutRun } from '../payouts/table.ts'
import type { decideRulesBody } from './input.ts'
import { mustBeUnpublished, newestRules, publishedRead, rulesHashOf } from './rule-change.ts'
import { ruleProposal, season } from './table.ts'

type Input = { id: string } & v.InferOutput<typeof decideRulesBody>

/**
 * A second person confirms other rules, which then are the season's next version, or refuses them. Whoever proposed
 * may take them back. Nothing of this once a payslip by the rules that stand has been published.
 */
export async function decideRules(ctx: Ctx, { id, grant }: Input) {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'seasons.rules', {
    read: {
      asked: query.select().from(ruleProposal).where(eq(ruleProposal.id, id)),
      seasons: query.select().from(season),
      published: publishedRead(ctx),
    },
  })
  const [asked] = facts.asked
  if (!asked) throw new Fault('not-found')
  if (asked.decidedAt !== null) throw new Fault('wrong-state')
  if (grant && asked.byId === me.personId) throw new Fault('one-person')
  const { seasonId, rules } = asked
  const { version } = newestRules(facts.seasons, seasonId)!
  if (grant) mustBeUnpublished(facts.published, seasonId)
  if (grant && version !== asked.version) throw new Fault('overtaken')
  const at = ctx.clock.now()
  const { from: startsOn, to: endsOn } = stagesSpan(rules.stages)
  const next = { id: seasonId, version: version + 1, rules, rulesHash: rulesHashOf(rules), startsOn, endsOn }
  const decided = { decidedBy: me.personId, decidedAt: at, granted: grant }
  const open = and(eq(ruleProposal.id, id), isNull(ruleProposal.decidedAt))
  return commit(ctx, me, {
    writes: [
      ...mustChangeOne(query.update(ruleProposal).set(decided).where(open)),
      ...(grant
        ? [
            ...mustHold(
              query,
              sql`not exists (select 1 from ${payoutRun} r where r.season_id = ${seasonId} and r.published_at is not null)`,
            ),
            query.insert(season).values({ ...next, importId: id }),
          ]
        : []),
    ],
    events: [{ action: 'seasons.rules', target: id, after: { grant, version: next.version } }],
    answer: { version: grant ? next.version : version, granted: grant, at },
    conflict: 'overtaken',
  })
}
