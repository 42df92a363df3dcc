import { alertStep, askedFor, watchedFor } from '../../shared/returns/return.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theSeason } from '../seasons/current.ts'
import { alert } from './alert.ts'
import { askLeaders } from './ask-leaders.ts'
import { lateShiftsOn } from './night.ts'
import { summarise } from './summarise.ts'
import { watchRead } from './watch-read.ts'

/**
 * Looks after the nights of the last day: leaders are asked when the shift is over, who is missing is told every
 * quarter of an hour from the first alert on, and summaries follow what is known. It may run twice, late, or on two machines.
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
    if (now < shift.endsAt || now > shift.endsAt + watchedFor) continue
    if (now <= shift.endsAt + askedFor) await askLeaders(ctx, me, facts, shift)
    const step = alertStep(shift, rules, now)
    if (step === null) continue
    const told = facts.alerts.some((a) => a.date === shift.date && a.shift === shift.code && a.step === step)
    if (!told) await alert(ctx, me, facts, shift, step)
    await summarise(ctx, me, facts, shift, facts.summaries)
  }
}
