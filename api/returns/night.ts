import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { shiftInstance } from '../../shared/attendance/instance.ts'
import { expectedAfter } from '../../shared/returns/expected.ts'
import { isClosed, isLateShift } from '../../shared/returns/return.ts'
import { countStates } from '../../shared/returns/summary.ts'
import type { LastRecord, ReturnLine } from '../../shared/returns/summary.ts'
import { standsAs } from '../../shared/returns/word.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { assignments, knownOf, placesOf, punchesOf } from '../attendance/shift-roster.ts'
import type { Punched } from '../attendance/shift-roster-read.ts'
import { Fault } from '../kernel/fault.ts'
import { theSeason } from '../seasons/current.ts'
import type { NightFacts } from './night-read.ts'

type Night = Pick<ShiftInstance, 'date' | 'code'>
export type Said = NightFacts['said'][number]
export type Line = ReturnLine & { word: Said | undefined; leader: boolean; dorm: string; hasPhone: boolean }

/** The late shifts of a date: those that somebody is planned for, and those that somebody has checked in to. */
export function lateShiftsOn(facts: NightFacts, date: WorkDate): ShiftInstance[] {
  const { rules } = theSeason(facts.season)
  const codes = [
    ...[...assignments(facts, date).values()].map(({ code }) => code),
    ...facts.punches.filter((p) => p.date === date && p.kind === 'in').map((p) => p.shift),
  ]
  return [...new Set(codes)]
    .filter((code) => isLateShift(code, rules))
    .flatMap((code) => shiftInstance(date, code, rules) ?? [])
}

/** The night that is named; a shift that the season does not know, or that ends early, or is erased, is not found. */
export function namedNight(facts: NightFacts, date: WorkDate, code: string): ShiftInstance {
  const { rules } = theSeason(facts.season)
  const gone = facts.erased.some((night) => night.date === date && night.shift === code)
  const shift = isLateShift(code, rules) && !gone ? shiftInstance(date, code, rules) : null
  if (!shift) throw new Fault('not-found')
  return shift
}

/** Of rows that come newest first, the newest of each person. */
export function newest<R extends { personId: string; date: string; shift: string }>(
  rows: readonly R[],
  { date, code }: Night,
): Map<string, R> {
  const found = new Map<string, R>()
  for (const row of rows)
    if (row.date === date && row.shift === code && !found.has(row.personId)) found.set(row.personId, row)
  return found
}

/** Everybody who is expected after the shift, each in exactly one state. */
export function linesOf(facts: NightFacts, shift: ShiftInstance): Line[] {
  const { date, code } = shift
  const places = new Map(placesOf(facts, date).map((place) => [place.personId, place]))
  const dorms = new Map(facts.dorms.map((row) => [row.personId, row]))
  const planned = [...assignments(facts, date)].flatMap(([id, one]) => (one.code === code ? [id] : []))
  const [ins, outs] = [punchesOf(facts, shift, 'in'), punchesOf(facts, shift, 'out')]
  const [words, walks] = [newest(facts.said, shift), newest(facts.walks, shift)]
  const expected = expectedAfter({
    places: [...places.values()],
    dorms: new Set(dorms.keys()),
    planned: new Set(planned),
    checkIns: new Map([...ins].map(([id, { at }]) => [id, at])),
    attendance: knownOf(facts, shift),
    leaves: grantedOn(facts, date),
  })
  return expected.map(({ personId, excusedBy }) => {
    const place = places.get(personId)!
    const word = words.get(personId)
    const spoken = word && word.kind !== 'none' ? word : undefined
    return {
      personId,
      number: place.number,
      name: place.name,
      className: place.className,
      group: place.group,
      leader: place.leader,
      dorm: dorms.get(personId)?.dorm ?? '',
      hasPhone: dorms.get(personId)?.phoneTail != null,
      ...standsAs(excusedBy, word),
      reason: spoken?.reason ?? '',
      at: spoken?.at ?? null,
      by: spoken?.by ?? null,
      as: spoken?.as ?? null,
      batchId: walks.get(personId)?.batchId ?? null,
      last: lastOf(ins.get(personId), outs.get(personId)),
      word,
    }
  })
}

const lastOf = (came: Punched | undefined, left: Punched | undefined): LastRecord | null => {
  if (left) return { kind: 'check-out', at: left.at }
  return came ? { kind: 'check-in', at: came.at } : null
}

/** When each leave that covers the date was granted, by student; of two the later one. */
function grantedOn({ leaves, granted }: NightFacts, date: WorkDate): Map<string, number> {
  const at = new Map(granted.map((row) => [row.leaveId, row.at]))
  const found = new Map<string, number>()
  for (const { id, personId, fromDate, toDate } of leaves)
    if (fromDate <= date && date <= toDate)
      found.set(personId, Math.max(found.get(personId) ?? 0, at.get(id) ?? 0))
  return found
}

/** The batches of a night as they stand now, in the order in which they leave. */
export function batchesOf({ batches, inCharge }: NightFacts, { date, code }: Night) {
  const names = new Map(inCharge.map((one) => [one.personId, one.name]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const found = new Map<string, NightFacts['batches'][number]>()
  for (const row of batches)
    if (row.date === date && row.shift === code && !found.has(row.batchId)) found.set(row.batchId, row)
  return [...found.values()]
    .toSorted((a, b) => a.leavesAt - b.leavesAt || (a.batchId < b.batchId ? -1 : 1))
    .map(({ batchId: id, version, leavesAt, teacherId, companyId }) => ({
      id,
      version,
      leavesAt,
      teacherId,
      companyId,
      teacher: nameOf(teacherId),
      company: nameOf(companyId),
    }))
}
export type Batch = ReturnType<typeof batchesOf>[number]

/** How each class of these lines stands: its counts, and whether a teacher has closed it. */
export function classesOf({ closings }: NightFacts, { date, code }: Night, lines: readonly Line[]) {
  return [...Map.groupBy(lines, (line) => line.className)].map(([className, own]) => {
    const closing = closings.find((c) => c.date === date && c.shift === code && c.className === className)
    const missing = own.filter(({ state }) => state === 'unaccounted').map(({ personId }) => personId)
    return {
      className,
      ...countStates(own),
      missing,
      closed: isClosed(closing, missing)
        ? { at: closing!.at, byId: closing!.byId, reason: closing!.reason }
        : null,
    }
  })
}
