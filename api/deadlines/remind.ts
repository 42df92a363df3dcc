import { and, eq, inArray, isNull } from 'drizzle-orm'
import { nearTerms } from '../../shared/deadlines/near.ts'
import type { NoticeKind } from '../../shared/notices/kinds.ts'
import { countdownTo, deadlineOf } from '../../shared/payouts/deadline.ts'
import { termsOf } from '../../shared/settlement/terms.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notify } from '../notices/notify.ts'
import { notice } from '../notices/table.ts'
import { roleGrant } from '../people/table.ts'
import { seasonReport } from '../season-report/table.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'
import { countdowns } from '../settlement/deadlines.ts'
import { wordsRead } from '../settlement/settlement-read.ts'
import { wordOf } from '../settlement/words.ts'

const kinds = [
  'deposit-due',
  'deposit-overdue',
  'settlement-due',
  'settlement-overdue',
  'payout-due',
  'payout-overdue',
] as const satisfies readonly NoticeKind[]

/**
 * Supervisors and finance hear that a term of the season nears, and that it is over, each step of each term once; of one
 * that was met, nothing.
 */
export async function remindOfDeadlines(ctx: Ctx): Promise<{ told: number }> {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'server.operate', {
    read: {
      season: seasonRules(ctx),
      ...wordsRead(ctx),
      closed: query
        .select({ at: seasonReport.at })
        .from(seasonReport)
        .where(eq(seasonReport.seasonId, currentSeasonId)),
      inCharge: query
        .selectDistinct({ personId: roleGrant.personId })
        .from(roleGrant)
        .where(and(inArray(roleGrant.role, ['supervisor', 'finance']), isNull(roleGrant.revokedAt))),
      known: query.select({ id: notice.id }).from(notice).where(inArray(notice.kind, kinds)),
    },
  })
  const [season] = facts.season
  if (!season) return { told: 0 }
  const { id: seasonId, rules } = theSeason([season])
  const today = workDateAt(ctx.clock.now(), rules.timezone)
  const words = facts.words.map(({ word }) => wordOf(word))
  const known = new Set(facts.known.map(({ id }) => id))
  const { deposit, settle } = countdowns(rules, words, today)
  const asked = /[1-9]/.test(termsOf(rules).deposit)
  const due = nearTerms({
    deposit: asked ? deposit : { ...deposit, met: today },
    settlement: settle,
    // A season whose report is kept has been paid.
    payout: { ...countdownTo(deadlineOf(rules), today), met: facts.closed.length ? today : null },
  })
    .flatMap(({ step, ...term }) =>
      facts.inCharge.map(({ personId }) => ({ ...term, about: `${seasonId}:${step}`, personId })),
    )
    .filter(({ kind, about, personId }) => !known.has(`${kind}:${about}:${personId}`))
  const answer = { told: due.length }
  if (!due.length) return answer
  return commit(ctx, me, {
    writes: due.map(({ kind, about, personId, date }) =>
      notify(ctx, { kind, about, personId, params: { date } }),
    ),
    events: [...Map.groupBy(due, ({ kind }) => kind)].map(([kind, all]) => ({
      action: 'deadlines.remind',
      target: seasonId,
      after: { kind, date: all[0]!.date, people: all.length },
    })),
    answer,
  })
}
