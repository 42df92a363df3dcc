import { isZero, money } from '../../shared/money/money.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { addDays, workDateOf } from '../../shared/time/work-date.ts'
import { computeRun } from '../payouts/compute-run.ts'
import type { payoutRun } from '../payouts/table.ts'
import { theSeason } from '../seasons/current.ts'
import type { CandidateFacts } from '../transfers/candidates.ts'

type Stored = typeof payoutRun.$inferSelect

/**
 * Who would still get something in a run after the season: with its last run the season is closed, and then nobody could
 * make that run any more. Empty while other runs are open or to come. The payslips of this run count as they are, since
 * closing it leaves them so, whether they were sent or nothing was due.
 */
export function carriedPastSeason(
  run: Stored,
  all: readonly Stored[],
  facts: CandidateFacts,
): { name: string }[] {
  const { id: seasonId, rules } = theSeason(facts.season)
  const runs = all.filter((one) => one.seasonId === seasonId)
  const end = stagesSpan(rules.stages).to
  const last = runs.reduce((to, one) => (one.toDate > to ? one.toDate : to), '')
  const othersOpen = runs.some((one) => one.id !== run.id && one.closedAt === null)
  if (othersOpen || last < end) return []
  const day = addDays(workDateOf(last), 1)
  const bytesOf = new Map(facts.candidates.map(({ payslipId, bytes }) => [payslipId, bytes]))
  const standing = facts.standing.map((slip) => ({
    ...slip,
    sent: slip.sent ?? bytesOf.get(slip.id) ?? null,
  }))
  const { slips } = computeRun('to-come', { from: day, to: day }, { ...facts, standing })
  const due = new Set(slips.filter(({ net }) => !isZero(money(net))).map(({ personId }) => personId))
  return [...facts.people, ...facts.left].filter(({ personId }) => due.has(personId))
}
