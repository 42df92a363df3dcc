import * as v from 'valibot'
import { firstAlertAt, returnOpensAt, returnToShow } from '../../shared/returns/return.ts'
import { countStates } from '../../shared/returns/summary.ts'
import { undoWordUntil } from '../../shared/returns/word.ts'
import { reaches } from '../../shared/people/access.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { authorise, reachOn } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theSeason } from '../seasons/current.ts'
import { batchesOf, classesOf, lateShiftsOn, linesOf } from './night.ts'
import { nightRead, withinReachOrBatch } from './night-read.ts'
import type { NightFacts } from './night-read.ts'
import { speaksAs } from './reach.ts'
import type { Line } from './night.ts'
import { ownSummaries, shownSummary } from './summary-read.ts'

export const seeReturnInput = v.object({ date: v.optional(workDateInput), shift: v.optional(v.string()) })

/**
 * The way home of one night, for the people whom the caller answers for: tonight's, the last one, or the one that is
 * named. Who is missing comes first.
 */
export async function seeReturn(ctx: Ctx, input: v.InferOutput<typeof seeReturnInput>) {
  const around = input.date ?? workDateAt(ctx.clock.now(), 'UTC')
  const { me, facts } = await authorise(ctx, 'returns.see', {
    read: {
      ...nightRead(ctx, withinReachOrBatch(ctx, 'returns.see'), addDays(around, -2), addDays(around, 2)),
      summaries: ownSummaries(ctx, addDays(around, -2), addDays(around, 2)),
    },
  })
  const now = ctx.clock.now()
  const { rules } = theSeason(facts.season)
  const today = input.date ?? workDateAt(now, rules.timezone)
  const dates = input.date ? [today] : [addDays(today, -1), today, addDays(today, 1)]
  const found = dates
    .flatMap((date) => lateShiftsOn(facts, date))
    .filter(({ date, code }) => !facts.erased.some((gone) => gone.date === date && gone.shift === code))
    .flatMap((shift) => {
      const seen = seenBy(me, facts, shift)
      return seen.length ? [{ shift, seen }] : []
    })
    .toSorted((a, b) => a.shift.endsAt - b.shift.endsAt)
  const shifts = found.map(({ shift }) => shift)
  const chosen = shifts.find((s) => s.code === input.shift && s.date === today) ?? returnToShow(shifts, now)
  const seen = found.find(({ shift }) => shift === chosen)?.seen ?? []
  const nights = shifts.map(({ date, code, name, endsAt }) => ({ date, shift: code, name, endsAt }))
  if (!chosen)
    return {
      now,
      nights,
      night: null,
      counts: null,
      people: [],
      batches: [],
      escorts: noEscorts,
      classes: [],
      summary: null,
    }
  const staff = me.grants.some(({ role }) => role !== 'student' && role !== 'leader')
  return {
    now,
    nights,
    night: {
      date: chosen.date,
      shift: chosen.code,
      name: chosen.name,
      endsAt: chosen.endsAt,
      opensAt: returnOpensAt(chosen),
      alertAt: firstAlertAt(chosen, rules),
      utcDate: workDateAt(chosen.endsAt, rules.timezone),
    },
    counts: countStates(seen),
    people: seen.map((line) => shown(me, facts, chosen, line, staff, now)),
    batches: batchesOf(facts, chosen),
    escorts: staff || me.grants.some(({ role }) => role === 'leader') ? escortsOf(facts) : noEscorts,
    classes: classesOf(facts, chosen, seen.filter(isOwnClass(me, chosen))),
    summary: shownSummary(facts.summaries, chosen),
  }
}

const noEscorts = { teachers: [] as Escort[], company: [] as Escort[] }
interface Escort {
  personId: string
  name: string
}

function escortsOf({ inCharge }: NightFacts) {
  const live = inCharge.filter(({ revokedAt }) => revokedAt === null)
  const of = (...roles: string[]): Escort[] => [
    ...new Map(
      live
        .filter(({ role }) => roles.includes(role))
        .map(({ personId, name }) => [personId, { personId, name }] as const),
    ).values(),
  ]
  return { teachers: of('teacher', 'lead-teacher'), company: of('supervisor') }
}

const isOwnClass =
  (me: Me, { date }: ShiftInstance) =>
  (line: Line) =>
    reaches(reachOn(me, date), 'returns.close', line)

/** The caller's people, those of a batch that the caller escorts, and the caller. */
function seenBy(me: Me, facts: NightFacts, shift: ShiftInstance): Line[] {
  const speaks = speaksAs(me, facts, shift, 'returns.see')
  return linesOf(facts, shift).filter((line) => line.personId === me.personId || speaks(line) !== null)
}

function shown(me: Me, facts: NightFacts, shift: ShiftInstance, line: Line, staff: boolean, now: number) {
  const { word, hasPhone, dorm, ...rest } = line
  return {
    ...rest,
    dorm,
    isMe: line.personId === me.personId,
    version: word?.version ?? 0,
    undoUntil: undoWordUntil(word, me.personId, now),
    mayCall: staff && hasPhone && reaches(reachOn(me, shift.date), 'returns.call', line),
    mayAccount: reaches(reachOn(me, shift.date), 'returns.account', line),
  }
}
