import { aliasedTable, desc, eq } from 'drizzle-orm'
import { differences } from '../../shared/seasons/differences.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { person } from '../people/table.ts'
import { currentSeasonId, seasonRules, theSeason } from './current.ts'
import { publishedRead } from './rule-change.ts'
import { ruleProposal, season } from './table.ts'

/** The rules that hold, their versions, what is proposed in their place and what has come of earlier proposals. */
export async function seeRules(ctx: Ctx) {
  const { query } = ctx.db
  const decider = aliasedTable(person, 'decider')
  const { me, facts } = await authorise(ctx, 'seasons.rules-see', {
    read: {
      season: seasonRules(ctx),
      versions: query
        .select({ version: season.version, rules: season.rules })
        .from(season)
        .where(eq(season.id, currentSeasonId)),
      proposals: query
        .select({
          id: ruleProposal.id,
          version: ruleProposal.version,
          rules: ruleProposal.rules,
          byId: ruleProposal.byId,
          by: person.name,
          at: ruleProposal.at,
          decidedBy: decider.name,
          decidedAt: ruleProposal.decidedAt,
          granted: ruleProposal.granted,
        })
        .from(ruleProposal)
        .leftJoin(person, eq(person.id, ruleProposal.byId))
        .leftJoin(decider, eq(decider.id, ruleProposal.decidedBy))
        .where(eq(ruleProposal.seasonId, currentSeasonId))
        .orderBy(desc(ruleProposal.at)),
      published: publishedRead(ctx),
    },
  })
  const { id, version, rules } = theSeason(facts.season)
  const base = new Map(facts.versions.map((one) => [one.version, one.rules]))
  return {
    version,
    rules,
    published: facts.published.some(({ seasonId }) => seasonId === id),
    proposals: facts.proposals.map(({ rules: wanted, byId, ...one }) => ({
      ...one,
      own: byId === me.personId,
      changes: differences(base.get(one.version) ?? rules, wanted),
    })),
  }
}
