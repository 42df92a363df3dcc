import { and, between, desc, eq } from 'drizzle-orm'
import { alertStep, watchedFor } from '../../shared/returns/return.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays, workDateOf } from '../../shared/time/work-date.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { withinReach } from '../attendance/shift-roster-read.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { currentSeasonId, theSeason } from '../seasons/current.ts'
import { alert } from './alert.ts'
import { lateShiftsOn, namedNight } from './night.ts'
import { nightRead } from './night-read.ts'
import { summarise } from './summarise.ts'
import { returnAlert, returnSummary } from './table.ts'

/**
 * Looks after the nights of the last day: who is missing is told every quarter of an hour from the first alert on,
 * and summaries follow what is known. It may run twice, late, or on two machines.
 */
export async function watchReturns(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now()
  const utc = workDateAt(now, 'UTC')
  const { me, facts } = await authorise(ctx, 'server.operate', {
    read: watchRead(ctx, addDays(utc, -2), addDays(utc, 1)),
  })
  if (!facts.season.length) return
  const { rules } = theSeason(facts.season)
  for (const shift of [-2, -1, 0, 1].flatMap((days) => lateShiftsOn(facts, addDays(utc, days)))) {
    const step = alertStep(shift, rules, now)
    if (step === null || now > shift.endsAt + watchedFor) continue
    const told = facts.alerts.some((a) => a.date === shift.date && a.shift === shift.code && a.step === step)
    if (!told) await alert(ctx, me, facts, shift, step)
    await summarise(ctx, me, facts, shift, facts.summaries)
  }
}

/** The summaries of one night after something was said of it later than the watch looks. */
export async function summariseLater(ctx: Ctx, params: Record<string, string>): Promise<void> {
  const date = workDateOf(params['date'] ?? '')
  const { me, facts } = await authorise(ctx, 'server.operate', { read: watchRead(ctx, date, date) })
  const shift = namedNight(facts, date, params['shift'] ?? '')
  await summarise(ctx, me, facts, shift, facts.summaries, { atOnce: true })
}

function watchRead(ctx: Ctx, from: WorkDate, to: WorkDate) {
  const near = (table: typeof returnAlert | typeof returnSummary) =>
    and(eq(table.seasonId, currentSeasonId), between(table.date, from, to))
  return {
    ...nightRead(ctx, withinReach(ctx, 'server.operate'), from, to),
    alerts: ctx.db.query.select().from(returnAlert).where(near(returnAlert)),
    summaries: ctx.db.query
      .select()
      .from(returnSummary)
      .where(near(returnSummary))
      .orderBy(desc(returnSummary.version)),
  }
}
