import { assignedShifts } from '../../shared/attendance/assigned-shifts.ts'
import { reaches } from '../../shared/people/access.ts'
import type { Action } from '../../shared/people/access.ts'
import { placesOn } from '../../shared/people/places.ts'
import { eachDate, workDateOf } from '../../shared/time/work-date.ts'
import { authorise, reachOn } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { requestsOf } from '../replies/requests-read.ts'
import type { Request } from '../replies/requests-read.ts'
import { theSeason } from '../seasons/current.ts'
import { needsRead } from './needs-read.ts'
import type { NeedsFacts } from './needs-read.ts'

/**
 * What waits for the caller, longest first: corrections to support or decide, leave, disputes, swaps to confirm, each
 * with everything that is needed to decide it.
 */
export async function needs(ctx: Ctx) {
  const { me, facts } = await authorise(ctx, 'attendance.needs', { read: needsRead(ctx) })
  const requests = requestsOf(facts)
  const waiting = [
    ...requests.flatMap((request) => correctionCard(me, facts, request)),
    ...requests.flatMap((request) => leaveCard(me, facts, request)),
    ...requests.flatMap((request) => swapCard(me, facts, request)),
    ...disputeCards(me, facts),
  ]
  return { now: ctx.clock.now(), needs: waiting.toSorted((a, b) => a.since - b.since) }
}

/** Who it is, as of the date; nothing where the caller may not do this about that student. */
function studentFor(me: Me, facts: NeedsFacts, action: Action, personId: string, date: string) {
  const [place] = placesOn(
    facts.people.filter((p) => p.personId === personId),
    workDateOf(date),
  )
  if (!place || !reaches(reachOn(me, date), action, place)) return undefined
  const { number, name, className, group } = place
  return { personId, number, name, className, group }
}

/** A list from paper of a day on which nobody could check in is one card, and not one for each of its students. */
function disputeCards(me: Me, facts: NeedsFacts) {
  const cards = facts.disputes.flatMap((word) => disputeCard(me, facts, word))
  const lists = Map.groupBy(cards, ({ batch, checkInAt }) => (checkInAt === null ? batch : null))
  return [...lists].flatMap(([batch, disputes]): (Dispute | ReturnType<typeof paperCard>)[] =>
    batch === null || disputes.length === 1 ? disputes : [paperCard(batch, disputes)],
  )
}

type Dispute = ReturnType<typeof disputeCard>[number]

function paperCard(batch: string, disputes: Dispute[]) {
  const { since, date, shift } = disputes[0]!
  return { kind: 'paper' as const, since, date, shift, batch, disputes }
}

function disputeCard(me: Me, facts: NeedsFacts, word: NeedsFacts['disputes'][number]) {
  const { personId, date, shift, state, version, by, decidedAs: as, decidedAt: at, reason, checkInAt } = word
  const student = studentFor(me, facts, 'attendance.settle', personId, date)
  if (!student) return []
  const called = { state, version, by, as, at, reason }
  const batch = word.origin === 'paper' ? word.batchId : null
  return [{ kind: 'dispute' as const, since: at ?? 0, student, date, shift, batch, checkInAt, called }]
}

const common = ({ id, askedAt: since, reason, replies }: Request) => ({ id, since, reason, replies })

function correctionCard(me: Me, facts: NeedsFacts, request: Request) {
  if (request.kind !== 'correction') return []
  const { personId, date, shift, state } = request
  const decides = studentFor(me, facts, 'corrections.decide', personId, date)
  const supports = studentFor(me, facts, 'corrections.support', personId, date)
  const student = decides ?? supports
  if (!student || (!decides && request.replies.some((r) => r.byId === me.personId))) return []
  const may = decides ? ('decide' as const) : ('support' as const)
  const card = { may, student, date, shift, asksFor: state, ...onRecord(facts, request) }
  return [{ kind: 'correction' as const, ...common(request), ...card }]
}

function leaveCard(me: Me, facts: NeedsFacts, request: Request) {
  if (request.kind !== 'leave') return []
  const { personId, fromDate: from, toDate: to } = request
  const student = studentFor(me, facts, 'leaves.decide', personId, from)
  if (!student) return []
  const card = { student, from, to, shifts: plannedBetween(facts, personId, from, to) }
  return [{ kind: 'leave' as const, ...common(request), ...card }]
}

function swapCard(me: Me, facts: NeedsFacts, request: Request) {
  if (request.kind !== 'swap' || !request.replies.some((r) => r.kind === 'agree')) return []
  const { personId, otherId, exchanges } = request
  const date = exchanges[0]?.date ?? ''
  const student = studentFor(me, facts, 'swaps.confirm', personId, date)
  const other = studentFor(me, facts, 'swaps.confirm', otherId, date)
  return student && other ? [{ kind: 'swap' as const, ...common(request), student, other, exchanges }] : []
}

/** What clock and people have said of the shift that a correction is about. */
function onRecord(
  { words, punches }: NeedsFacts,
  { personId, date, shift }: Extract<Request, { kind: 'correction' }>,
) {
  const its = <R extends { personId: string; date: string; shift: string }>(row: R) =>
    row.personId === personId && row.date === date && row.shift === shift
  const word = words.find(its)
  const punched = (kind: 'in' | 'out') => punches.find((p) => its(p) && p.kind === kind)?.at ?? null
  return {
    checkInAt: punched('in'),
    checkOutAt: punched('out'),
    called: word
      ? {
          state: word.state,
          confirmed: word.confirmed,
          version: word.version,
          by: word.by,
          as: word.decidedAs,
          at: word.decidedAt,
          reason: word.reason,
        }
      : null,
  }
}

function plannedBetween(facts: NeedsFacts, personId: string, from: string, to: string) {
  const { rules } = theSeason(facts.season)
  const own = facts.people.filter((p) => p.personId === personId)
  return eachDate(workDateOf(from), workDateOf(to)).flatMap((date) => {
    const shift = assignedShifts(date, rules, { ...facts, places: placesOn(own, date) }).get(personId)
    return shift ? [{ date, code: shift.code, name: shift.name }] : []
  })
}
