import { sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { moveFault, placedFrom } from '../../shared/people/move.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { endChat } from '../chat/end-writes.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import { theSeason } from '../seasons/current.ts'
import type { moveBody } from './input.ts'
import { placeWrites } from './place-writes.ts'
import { placesRead } from './places-read.ts'
import { membership } from './table.ts'

type Input = { id: string } & v.InferOutput<typeof moveBody>

/**
 * Puts a student into a class and group from a date of the season on, as a roster imported with that date would: what was
 * before stays, what was to begin later is no longer so. As with any fact that comes late, a payslip that is not sent yet
 * is another one by it once its run is computed anew, and what was sent is made up for in the next run.
 */
export async function moveStudent(ctx: Ctx, { id, reason, from, ...to }: Input) {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'people.move', {
    read: placesRead(ctx),
    about: ({ places }) => ({ date: from, people: places.filter((p) => p.personId === id).slice(-1) }),
  })
  const { id: seasonId, rules } = theSeason(facts.season)
  const places = facts.places.filter(({ personId }) => personId === id)
  const { keeps, ends } = placedFrom(places, from)
  const held = keeps.at(-1)
  if (!held) throw new Fault('not-found')
  const season = stagesSpan(rules.stages)
  const { entersOn, leavesOn } = held
  const fault = moveFault(
    { places, known: facts.places, season, entersOn, leavesOn },
    { fromDate: from, ...to },
  )
  if (fault) throw new Fault(fault, { from: season.from, to: season.to })
  const { className, group, leader } = to
  const now = sql`(select json_group_array(json_array(from_date, class_name, group_name, leader)) from
    (select * from ${membership} where season_id = ${seasonId} and person_id = ${id} order by from_date))`
  const read = places.map((p) => [p.fromDate, p.className, p.group, p.leader ? 1 : 0])
  return commit(ctx, me, {
    writes: [
      ...mustHold(query, sql`${now} = ${JSON.stringify(read)}`),
      ...placeWrites(ctx, seasonId, [
        { seasonId, personId: id, fromDate: from, className, groupName: group, leader },
      ]),
      // A chat that a leader has bound is bound anew by who is none any more.
      ...(held.leader && !leader ? endChat(ctx, id) : []),
      notify(ctx, {
        personId: id,
        kind: 'place-changed',
        about: ctx.newId(),
        params: { from, className, group },
      }),
    ],
    events: [
      {
        action: 'people.move',
        target: id,
        before: { places: [held, ...ends].map(placeOf) },
        after: { seasonId, from, ...to },
        reason,
      },
    ],
    answer: { personId: id, from, ...to },
    conflict: 'overtaken',
  })
}

const placeOf = (place: { fromDate: string; className: string; group: string; leader: boolean }) => ({
  from: place.fromDate,
  className: place.className,
  group: place.group,
  leader: place.leader,
})
