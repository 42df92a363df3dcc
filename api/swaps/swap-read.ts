import { and, eq, sql } from 'drizzle-orm'
import { assignedEntries } from '../../shared/attendance/assigned-shifts.ts'
import { shiftInstance } from '../../shared/attendance/instance.ts'
import { cellOf } from '../../shared/shifts/plan.ts'
import { exchangeFault } from '../../shared/swaps/swap.ts'
import type { Exchange } from '../../shared/swaps/swap.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { placesOf } from '../attendance/shift-roster.ts'
import type { RosterFacts } from '../attendance/shift-roster-read.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { placesOfOne, repliesRead } from '../replies/replies.ts'
import { currentSeasonId, theSeason } from '../seasons/current.ts'
import { swap } from './table.ts'

/** One swap, where its two students stand, and what was said to it. */
export const swapRead = (ctx: Ctx, id: string) => ({
  asked: ctx.db.query
    .select()
    .from(swap)
    .where(and(eq(swap.id, id), eq(swap.seasonId, currentSeasonId))),
  owner: placesOfOne(
    ctx,
    sql`(select s.person_id from swap s where s.id = ${id} union select s.other_id from swap s where s.id = ${id})`,
  ),
  replies: repliesRead(ctx, sql`(${id})`),
})

/** What two students would exchange on a date, as the plan stands now; a fault where they may not. */
export function exchangeOn(
  ctx: Ctx,
  facts: RosterFacts,
  date: WorkDate,
  [mine, theirs]: [string, string],
): Exchange & { className: string } {
  const { rules } = theSeason(facts.season)
  const places = placesOf(facts, date)
  const entries = assignedEntries(date, rules, { ...facts, places })
  const sideOf = (personId: string) => {
    const { entry, onTrack = false } = entries.get(personId) ?? {}
    const shift = entry?.kind === 'shift' ? shiftInstance(date, entry.shift, rules) : null
    const className = places.find((p) => p.personId === personId)?.className
    return { cell: entry ? cellOf(entry) : '', className, onTrack, shift: shift ?? undefined }
  }
  const [me, other] = [sideOf(mine), sideOf(theirs)]
  const exchange = { date, mine: me.cell, theirs: other.cell }
  const fault = exchangeFault(exchange, [me, other], ctx.clock.now())
  if (fault) throw new Fault(fault)
  return { ...exchange, className: me.className ?? '' }
}
