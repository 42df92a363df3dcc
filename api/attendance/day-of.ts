import { and, eq, inArray } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { assignedEntries } from '../../shared/attendance/assigned-shifts.ts'
import { punchNotes } from '../../shared/attendance/proof.ts'
import { stepMs } from '../../shared/attendance/room-code.ts'
import { isAbout } from '../../shared/replies/about.ts'
import { cellOf } from '../../shared/shifts/plan.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { requestsOf } from '../replies/requests-read.ts'
import { theSeason } from '../seasons/current.ts'
import { monthRead, worthByDate } from './month-of.ts'
import { recordsOn } from './shift-records.ts'
import { placesOf } from './shift-roster.ts'
import { codeTry, punch, punchDevice } from './table.ts'

/** What a date of one student is made of: its month, and what a month leaves out. */
export function dayRead(ctx: Ctx, who: SQL, date: WorkDate) {
  const { query } = ctx.db
  return {
    ...monthRead(ctx, who, date.slice(0, 7)),
    tries: query
      .select()
      .from(codeTry)
      .where(and(inArray(codeTry.personId, who), eq(codeTry.date, date))),
    devices: query
      .select({ at: punchDevice.at, kind: punch.kind, shift: punch.shift })
      .from(punchDevice)
      .innerJoin(punch, eq(punch.id, punchDevice.punchId))
      .where(and(inArray(punch.personId, who), eq(punch.date, date))),
  }
}
export type DayRows = Rows<ReturnType<typeof dayRead>>

/** Everything that is known of a student's date: how it stands, and its history, oldest first, with who and when. */
export function dayOf(ctx: Ctx, facts: DayRows, personId: string, date: WorkDate) {
  const { rules } = theSeason(facts.season)
  const places = placesOf(facts, date)
  const assigned = assignedEntries(date, rules, { ...facts, places }).get(personId)
  const day = worthByDate(ctx, facts, personId, date).get(date)
  return {
    now: ctx.clock.now(),
    date,
    plan: assigned ? cellOf(assigned.entry) : '',
    shifts: recordsOn(facts, date, ctx.clock.now())(personId),
    worth: day ?? null,
    history: [
      ...planned(facts, date, personId, places[0]?.className),
      ...brought(facts, date),
      ...clocked(facts, date),
      ...said(facts, date),
      ...asked(facts, date),
    ].toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)),
  }
}

// Facts that a file brought have no time of their own and stand first.
const planned = ({ plan }: DayRows, date: WorkDate, personId: string, className?: string) =>
  plan
    .filter(
      (p) => p.date === date && (p.personId === null ? p.className === className : p.personId === personId),
    )
    .map(({ cell, personId: own }) => ({ kind: 'plan' as const, at: null, cell, personal: own !== null }))

const brought = ({ online }: DayRows, date: WorkDate) =>
  online.filter((o) => o.date === date).map(({ minutes }) => ({ kind: 'online' as const, at: null, minutes }))

const clocked = ({ punches, tries, devices }: DayRows, date: WorkDate) => [
  ...punches
    .filter((p) => p.date === date)
    .map((p) => ({
      kind: p.kind === 'in' ? ('check-in' as const) : ('check-out' as const),
      at: p.at,
      shift: p.shift,
      receivedAt: p.receivedAt,
      claimedAt: p.claimedAt,
      receipt: p.receipt,
      notes: punchNotes({ ...p, proven: p.provenStep !== null }),
    })),
  ...tries.map(({ outcome, at, shift, room, step }) => ({
    kind: outcome === 'proven' ? ('code-proven' as const) : ('code-wrong' as const),
    at,
    shift,
    room,
    codeFrom: step === null ? null : step * stepMs,
  })),
  ...devices.map(({ at, kind, shift }) => ({ kind: 'second-device' as const, at, shift, of: kind })),
]

const said = ({ attendance }: DayRows, date: WorkDate) =>
  attendance
    .filter((row) => row.date === date)
    .toReversed()
    .map((row) => ({
      kind: 'attendance' as const,
      at: row.decidedAt,
      shift: row.shift,
      version: row.version,
      state: row.state,
      confirmed: row.confirmed,
      by: row.by,
      as: row.decidedAs,
      origin: row.origin,
      /** The version that this is once more, where what stood above it was taken back. */
      restores: row.restores,
      reason: row.reason,
      causeId: row.causeId,
      cameAt: row.cameAt,
      leftAt: row.leftAt,
    }))

/** What was asked about the date, and each word on it. */
const asked = (facts: DayRows, date: WorkDate) =>
  requestsOf(facts)
    .filter((request) => isAbout(request, date))
    .flatMap((request) => [
      {
        kind: 'asked' as const,
        at: request.askedAt,
        request: request.kind,
        id: request.id,
        reason: request.reason,
      },
      ...request.replies.map(({ kind: reply, by, at, reason }) => ({
        kind: 'reply' as const,
        at,
        request: request.kind,
        id: request.id,
        reply,
        by,
        reason,
      })),
    ])
