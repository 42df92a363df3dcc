import { checkOutMissing } from '../../shared/attendance/accept.ts'
import { shiftInstance } from '../../shared/attendance/instance.ts'
import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { punchNotes } from '../../shared/attendance/proof.ts'
import { openDispute } from '../../shared/attendance/roll-call.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { theSeason } from '../seasons/current.ts'
import { assignments, knownOf, punchesOf } from './shift-roster.ts'
import type { Punched, RosterFacts, Word } from './shift-roster-read.ts'

export type ShiftRecord = ReturnType<typeof recordOf>

/**
 * Finds what is known of a student's shifts of a date: the planned one, and those to which the student checked in or
 * of which somebody said something, planned or not.
 */
export function recordsOn(facts: RosterFacts, date: WorkDate, now: number) {
  const { rules } = theSeason(facts.season)
  const planned = assignments(facts, date)
  const shifts = new Map<string, OneShift>()
  const shiftOf = (code: string) => {
    const of = { date, code }
    const made = shifts.get(code) ?? {
      shift: shiftInstance(date, code, rules),
      ins: punchesOf(facts, of, 'in'),
      outs: punchesOf(facts, of, 'out'),
      words: knownOf(facts, of),
    }
    shifts.set(code, made)
    return made
  }
  const codes = Map.groupBy(
    [...facts.punches, ...facts.attendance].filter((row) => row.date === date),
    (row) => row.personId,
  )
  return (personId: string): ShiftRecord[] => {
    const plan = planned.get(personId)
    const on = new Set([...(plan ? [plan.code] : []), ...(codes.get(personId) ?? []).map((row) => row.shift)])
    return [...on]
      .map((code) => recordOf(personId, code, shiftOf(code), code === plan?.code, now))
      .toSorted((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0))
  }
}

/** What is known of one shift of the date, by person. */
interface OneShift {
  shift: ShiftInstance | null
  ins: Map<string, Punched>
  outs: Map<string, Punched>
  words: Map<string, Word>
}

function recordOf(
  personId: string,
  code: string,
  { shift, ins, outs, words }: OneShift,
  planned: boolean,
  now: number,
) {
  const [came, left, word] = [ins.get(personId), outs.get(personId), words.get(personId)]
  return {
    code,
    name: shift?.name ?? code,
    planned,
    startsAt: shift?.startsAt ?? null,
    endsAt: shift?.endsAt ?? null,
    closesAt: shift?.closesAt ?? null,
    checkIn: came ? shownPunch(came) : null,
    checkOut: left ? shownPunch(left) : null,
    // As a file says it, for days that were called on paper.
    cameAt: word?.cameAt ?? '',
    leftAt: word?.leftAt ?? '',
    checkOutMissing: shift
      ? checkOutMissing(shift, { in: came !== undefined, out: left !== undefined }, now)
      : false,
    state: word?.state ?? null,
    confirmed: word?.confirmed ?? false,
    version: word?.version ?? 0,
    by: word?.by ?? null,
    as: word?.decidedAs ?? null,
    at: word?.decidedAt ?? null,
    origin: word?.origin ?? null,
    reason: word?.reason ?? '',
    disputed: openDispute(came !== undefined, word),
  }
}

const shownPunch = (punch: Punched) => ({
  at: punch.at,
  receivedAt: punch.receivedAt,
  receipt: punch.receipt,
  proof: punch.provenStep === null ? ('unproven' as const) : ('proven' as const),
  room: punch.provenRoom,
  notes: punchNotes({ ...punch, proven: punch.provenStep !== null }),
})
