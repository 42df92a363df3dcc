import { and, eq, gt, isNotNull, isNull, lte, not } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { workDateAt } from '../../shared/time/instant.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notice } from '../notices/table.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'
import { objected, settled } from './settled.ts'
import { payoutRun, payslip } from './table.ts'

const hour = 3_600_000

/** 提醒未签名的人: who has not signed a payslip of the run hears of it, once a day however often this is pressed. */
export const remind = (ctx: Ctx, { id }: { id: string }) => remindThose(ctx, eq(payoutRun.id, id), id)

/** The same of all runs by itself; whoever was shown the payslip since yesterday has not forgotten it. */
export const remindAll = (ctx: Ctx) => remindThose(ctx, lte(payslip.publishedAt, ctx.clock.now() - 20 * hour))

async function remindThose(ctx: Ctx, wanted: SQL, runId?: string): Promise<{ reminded: number }> {
  const { query } = ctx.db
  const now = ctx.clock.now()
  const { me, facts } = await authorise(ctx, 'payouts.remind', {
    read: {
      season: seasonRules(ctx),
      runs: query.select({ id: payoutRun.id }).from(payoutRun).where(eq(payoutRun.seasonId, currentSeasonId)),
      waiting: waiting(ctx, wanted),
      lately: query
        .select({ id: notice.id })
        .from(notice)
        .where(and(eq(notice.kind, 'payslip-unsigned'), gt(notice.at, now - 24 * hour))),
    },
  })
  if (runId !== undefined && !facts.runs.some((run) => run.id === runId)) throw new Fault('not-found')
  const [season] = facts.season
  const today = season ? workDateAt(now, theSeason([season]).rules.timezone) : ''
  const told = new Set(facts.lately.map(({ id }) => id))
  const due = facts.waiting
    .map((slip) => ({ ...slip, notice: `payslip-unsigned:${slip.about}:${today}` }))
    .filter((slip) => !told.has(slip.notice))
  const answer = { reminded: due.length }
  if (!due.length) return answer
  const byRun = Map.groupBy(due, (slip) => slip.runId)
  return commit(ctx, me, {
    writes: due.map(({ notice: id, personId, about, from, to }) =>
      query
        .insert(notice)
        .values({ id, personId, kind: 'payslip-unsigned', about, params: { from, to }, at: now })
        .onConflictDoNothing(),
    ),
    events: [...byRun].map(([run, slips]) => ({
      action: 'payouts.remind',
      target: run,
      after: { date: today, payslips: slips.length },
    })),
    answer,
  })
}

/** Payslips that nobody has signed and nobody is asked to explain. */
const waiting = ({ db: { query } }: Ctx, wanted: SQL) =>
  query
    .select({
      about: payslip.id,
      runId: payslip.runId,
      personId: payslip.personId,
      from: payoutRun.fromDate,
      to: payoutRun.toDate,
    })
    .from(payslip)
    .innerJoin(payoutRun, eq(payoutRun.id, payslip.runId))
    .where(
      and(
        wanted,
        eq(payoutRun.seasonId, currentSeasonId),
        eq(payslip.current, true),
        isNotNull(payslip.publishedAt),
        isNull(payoutRun.closedAt),
        not(settled()),
        not(objected()),
      ),
    )
