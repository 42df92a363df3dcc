import canonicalize from 'canonicalize'
import { isNotNull } from 'drizzle-orm'
import type { Season } from '../../shared/seasons/season.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { payoutRun } from '../payouts/table.ts'
import type { season } from './table.ts'

export const rulesHashOf = (rules: Season) => sha256Hex(canonicalize(rules)!)

/** The newest version of a season's rules. */
export const newestRules = <T extends Pick<typeof season.$inferSelect, 'id' | 'version'>>(
  seasons: readonly T[],
  id: string,
): T | undefined => seasons.filter((one) => one.id === id).toSorted((a, b) => b.version - a.version)[0]

/** Whether a season that is known would get other rules; its first ones change nothing. */
export function changesRules(
  { seasons }: { seasons: readonly (typeof season.$inferSelect)[] },
  rules: Season,
): boolean {
  const before = newestRules(seasons, rules.id)
  return before !== undefined && before.rulesHash !== rulesHashOf(rules)
}

/** Seasons of which students have been shown a payslip. */
export const publishedRead = (ctx: Ctx) =>
  ctx.db.query
    .selectDistinct({ seasonId: payoutRun.seasonId })
    .from(payoutRun)
    .where(isNotNull(payoutRun.publishedAt))

/** What was published was computed by the rules that stood; from then on they stand. */
export function mustBeUnpublished(published: readonly { seasonId: string }[], seasonId: string) {
  if (published.some((one) => one.seasonId === seasonId)) throw new Fault('rules-published')
}
