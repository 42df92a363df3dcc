import { wallClock } from '../../shared/time/instant.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { notify } from '../notices/notify.ts'
import { groupsOf, groupsRead } from '../robots/groups.ts'
import { theSeason } from '../seasons/current.ts'
import { assignments, knownOf, namedShift, placesOf, punchesOf } from './shift-roster.ts'
import { shiftRosterRead } from './shift-roster-read.ts'
import type { Listed } from './shift-roster-read.ts'

/**
 * Asks the leaders of a shift for the roll call: each whose group has somebody planned for it that
 * nobody has confirmed yet. The job is done in the same batch, so that nobody is asked twice.
 */
export async function rollCallDue(ctx: Ctx, params: Record<string, string>, done: Write[]): Promise<void> {
  const date = workDateOf(params['date'] ?? '')
  const { me, facts } = await authorise(ctx, 'server.operate', {
    read: { ...shiftRosterRead(ctx, 'server.operate', date), ...groupsRead(ctx) },
  })
  const shift = namedShift(facts, date, params['shift'] ?? '')
  const planned = assignments(facts, date)
  const known = knownOf(facts, shift)
  const places = placesOf(facts, date)
  const open = places.filter(
    ({ personId }) => planned.get(personId)?.code === shift.code && !known.get(personId)?.confirmed,
  )
  const leaders = places.filter((p) => p.leader && open.some(isLedBy(p)))
  if (!leaders.length) return
  const starts = wallClock(shift.startsAt, theSeason(facts.season).rules.timezone).time
  const about = { date, shift: shift.code, name: shift.name, starts }
  const came = punchesOf(facts, shift, 'in')
  const ofShift = places.filter(({ personId }) => planned.get(personId)?.code === shift.code)
  const groups = groupsOf(facts, ctx.clock.now()).flatMap(({ personId, answersFor }) => {
    const own = ofShift.filter(({ className }) => answersFor(className))
    const here = own.filter((p) => came.has(p.personId)).length
    const counts = { planned: own.length, came: here, missing: own.length - here }
    return open.some(({ className }) => answersFor(className)) ? [{ personId, counts }] : []
  })
  const tell = (personId: string, params: Record<string, string>) =>
    notify(ctx, { personId, kind: 'roll-call-due', about: `${date}:${shift.code}`, params })
  await commit(ctx, me, {
    writes: [
      ...done,
      ...leaders.map(({ personId }) => tell(personId, about)),
      ...groups.map(({ personId, counts }) => tell(personId, { ...about, ...inWords(counts) })),
    ],
    events: [
      {
        action: 'attendance.roll-call-due',
        target: `${date}:${shift.code}`,
        after: { leaders: leaders.map((p) => p.personId) },
      },
    ],
    answer: null,
  })
}

const inWords = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, String(n)]))

const isLedBy = (leader: Listed) => (p: Listed) =>
  p.personId !== leader.personId && p.className === leader.className && p.group === leader.group
