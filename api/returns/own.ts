import { sql } from 'drizzle-orm'
import { returnOpensAt, returnToShow } from '../../shared/returns/return.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theSeason } from '../seasons/current.ts'
import { batchesOf, lateShiftsOn, linesOf } from './night.ts'
import { nightRead } from './night-read.ts'

/** The student's own way home: of the night that can be come home from, or that has just been; null without one. */
export async function ownReturn(ctx: Ctx) {
  const now = ctx.clock.now()
  const utc = workDateAt(now, 'UTC')
  const { me, facts } = await authorise(ctx, 'returns.own', {
    read: nightRead(ctx, sql`(${ownId(ctx)})`, addDays(utc, -2), addDays(utc, 2)),
  })
  const { rules } = theSeason(facts.season)
  const today = workDateAt(now, rules.timezone)
  const nights = [-1, 0, 1]
    .flatMap((days) => lateShiftsOn(facts, addDays(today, days)))
    .filter((shift) => linesOf(facts, shift).some((line) => line.personId === me.personId))
    .toSorted((a, b) => a.endsAt - b.endsAt)
  const shift = returnToShow(nights, now)
  const line = shift && linesOf(facts, shift).find((one) => one.personId === me.personId)
  if (!shift || !line) return { now, night: null }
  const batches = batchesOf(facts, shift)
  const n = batches.findIndex(({ id }) => id === line.batchId)
  const walk = batches[n]
  const { state, why, at, by, as } = line
  return {
    now,
    night: {
      date: shift.date,
      shift: shift.code,
      name: shift.name,
      endsAt: shift.endsAt,
      opensAt: returnOpensAt(shift),
      state,
      why,
      at,
      by,
      as,
      batch: walk
        ? { n: n + 1, leavesAt: walk.leavesAt, teacher: walk.teacher, company: walk.company }
        : null,
    },
  }
}
