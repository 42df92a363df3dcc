import { reasonOf } from '../../shared/files/cell.ts'
import { told } from '../../shared/files/problem.ts'
import type { SeasonRead } from '../../shared/files/read-season.ts'
import type { Me } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import type { Imported } from './import.ts'
import type { ImportFacts } from './import-read.ts'
import { newestRules, rulesHashOf } from './rule-change.ts'
import { rulesDifference } from './rules-differing.ts'
import { ruleProposal } from './table.ts'

/**
 * Other rules for a season that runs are a proposal until a second person has confirmed them. They come by themselves:
 * tables that need them could not be read before they hold.
 */
export async function proposeRules(
  ctx: Ctx,
  me: Me,
  facts: ImportFacts,
  read: SeasonRead,
  { filesHash, preview }: { filesHash: string; preview: boolean },
): Promise<Imported> {
  const rules = read.season!
  if (Object.keys(read.tables).length) throw new Fault('rules-alone')
  const byTwo = { file: 'season.json', line: 1, column: '-', reason: reasonOf('rules-by-two', {}) }
  const answer: Imported = {
    seasonId: rules.id,
    filesHash,
    counts: { season: { new: 0, changed: 1, withdrawn: 0, unchanged: 0 } },
    differences: preview
      ? { season: rulesDifference(newestRules(facts.seasons, rules.id)?.rules, rules) }
      : {},
    applied: !preview,
    problems: [],
    warnings: [...read.warnings, byTwo].map(told(ctx.caller.locale)),
    ignored: read.ignored,
  }
  if (preview) return answer
  const { version } = newestRules(facts.seasons, rules.id)!
  const id = ctx.newId()
  const row = { id, seasonId: rules.id, version, rules, byId: me.personId, at: ctx.clock.now() }
  return commit(ctx, me, {
    writes: [ctx.db.query.insert(ruleProposal).values(row)],
    events: [{ action: 'seasons.rules-propose', target: id, after: { version, hash: rulesHashOf(rules) } }],
    answer,
    conflict: 'rules-pending',
  })
}
