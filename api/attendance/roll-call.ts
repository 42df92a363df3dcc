import * as v from 'valibot'
import { checkOutMissing } from '../../shared/attendance/accept.ts'
import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { undoableUntil } from '../../shared/attendance/decision.ts'
import { telling } from '../../shared/attendance/exception.ts'
import { punchNotes, sharedCodes } from '../../shared/attendance/proof.ts'
import { openDispute, proposedState, shiftToCall } from '../../shared/attendance/roll-call.ts'
import { reaches } from '../../shared/people/access.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { authorise, reachOn } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { theSeason } from '../seasons/current.ts'
import { assignments, excusedOn, knownOf, placesOf, punchesOf } from './shift-roster.ts'
import { codesShownAt, provenShifts, shiftRosterRead } from './shift-roster-read.ts'
import type { Listed, Punched, RosterFacts } from './shift-roster-read.ts'

export const rollCallInput = v.object({ date: v.optional(workDateInput), shift: v.optional(v.string()) })

/**
 * The list of one shift with every state filled in from check-ins, for the people the caller may
 * confirm (and the caller's own line, which somebody else confirms). Without a choice it is the
 * shift that began last, or the next one.
 */
export async function rollCall(ctx: Ctx, input: v.InferOutput<typeof rollCallInput>) {
  const around = input.date ?? workDateAt(ctx.clock.now(), 'UTC')
  const { me, facts } = await authorise(ctx, 'attendance.roll-call', {
    read: {
      ...shiftRosterRead(ctx, 'attendance.roll-call', around),
      proven: provenShifts(ctx, around),
    },
  })
  const { rules } = theSeason(facts.season)
  const now = ctx.clock.now()
  const today = input.date ?? workDateAt(now, rules.timezone)
  const shifts = shiftsOf(me, facts, input.date ? [today] : [addDays(today, -1), today, addDays(today, 1)])
  const chosen = shifts.find((s) => s.code === input.shift && s.date === today) ?? shiftToCall(shifts, now)
  /** Of the season: somebody may have helped out in one for which nobody of the list is planned. */
  const shiftsKnown = rules.shifts.map(({ code, name }) => ({ code, name }))
  if (!chosen) return { now, date: today, shift: null, shifts: [], shiftsKnown, people: [] }
  const people = listOf(me, facts, chosen, now)
  return { now, date: chosen.date, shift: chosen, shifts, shiftsKnown, people }
}

/** The caller may see exactly whom the table lets them confirm, and themselves. */
const visible = (me: Me, date: WorkDate) => (place: Listed) =>
  place.personId === me.personId || reaches(reachOn(me, date), 'attendance.roll-call', place)

function shiftsOf(me: Me, facts: RosterFacts, dates: WorkDate[]): ShiftInstance[] {
  const found = dates.flatMap((date) => {
    const planned = assignments(facts, date)
    const mine = placesOf(facts, date).filter(visible(me, date))
    return mine.flatMap((place) => planned.get(place.personId) ?? [])
  })
  const unique = new Map(found.map((s) => [`${s.date} ${s.code}`, s]))
  return [...unique.values()].toSorted((a, b) => a.startsAt - b.startsAt)
}

type CalledFacts = RosterFacts & Rows<{ proven: ReturnType<typeof provenShifts> }>

function listOf(me: Me, facts: CalledFacts, shift: ShiftInstance, now: number) {
  const planned = assignments(facts, shift.date)
  const excused = excusedOn(facts, shift.date)
  const [known, ins, outs] = [
    knownOf(facts, shift),
    punchesOf(facts, shift, 'in'),
    punchesOf(facts, shift, 'out'),
  ]
  const seen = placesOf(facts, shift.date).filter(visible(me, shift.date))
  const codesShown = codesShownAt(facts.proven, shift)
  const notesOf = (came: Punched) =>
    telling(punchNotes({ ...came, proven: came.provenStep !== null }), codesShown)
  const sameCode = whoShared(seen.flatMap(({ personId }) => ins.get(personId) ?? []))
  return seen
    .filter(({ personId: id }) => planned.get(id)?.code === shift.code || ins.has(id) || known.has(id))
    .map(({ personId, number, name, className, group, leader }) => {
      const word = known.get(personId)
      const [came, left, onLeave] = [ins.get(personId), outs.get(personId), excused.has(personId)]
      const checkInAt = came?.at ?? null
      return {
        personId,
        number,
        name,
        className,
        group,
        leader,
        isMe: personId === me.personId,
        checkInAt,
        checkOutAt: left?.at ?? null,
        checkOutMissing: checkOutMissing(shift, { in: came !== undefined, out: left !== undefined }, now),
        notes: came ? notesOf(came) : [],
        sameCode: sameCode.has(personId),
        onLeave,
        disputed: openDispute(came !== undefined, word),
        proposed: proposedState(checkInAt, shift.lateAt, onLeave),
        state: word?.state ?? null,
        confirmed: word?.confirmed ?? false,
        version: word?.version ?? 0,
        by: word?.by ?? null,
        as: word?.decidedAs ?? null,
        reason: word?.reason ?? '',
        at: word?.decidedAt ?? null,
        undoUntil: undoableUntil(word, me.personId, now),
        batch: word?.batchId ?? null,
      }
    })
}

/** Who gave a code within the half minute in which somebody else did from another device. */
function whoShared(punches: readonly Punched[]): ReadonlySet<string> {
  const uses = punches.flatMap(
    ({ provenStep: step, provenRoom: room, personId, deviceId, receivedAt: at }) =>
      step !== null && room !== null ? [{ step, room, personId, deviceId, at }] : [],
  )
  return new Set(sharedCodes(uses).flatMap((code) => code.uses.map((use) => use.personId)))
}
