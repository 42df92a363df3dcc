import { and, asc, desc, eq, isNull, lte, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { workDateAt } from '../../shared/time/instant.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { endChat } from '../chat/end-writes.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import { enrolment, membership } from '../people/table.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'

export const changeLeaderInput = v.strictObject({ id: v.string(), leader: v.boolean(), from: workDateInput })

/**
 * Makes a student a leader of the own group, or one no longer, from a date on: a new place in the same group. What
 * was decided until then stays decided, so the date is today or later (R17). A place that begins later still,
 * brought by a roster, holds from its own date on; the answer says when.
 */
export async function changeLeader(ctx: Ctx, { id, leader, from }: v.InferOutput<typeof changeLeaderInput>) {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'people.leader', {
    read: {
      season: seasonRules(ctx),
      places: query
        .select({ place: membership })
        .from(membership)
        .innerJoin(
          enrolment,
          and(eq(enrolment.seasonId, membership.seasonId), eq(enrolment.personId, membership.personId)),
        )
        .where(
          and(
            eq(membership.personId, id),
            eq(membership.seasonId, currentSeasonId),
            isNull(enrolment.withdrawnBy),
          ),
        )
        .orderBy(asc(membership.fromDate)),
    },
    about: ({ places }) => ({
      date: from,
      people: places.slice(-1).map(({ place: { personId, className, groupName, leader: leads } }) => ({
        personId,
        className,
        group: groupName,
        leader: leads,
      })),
    }),
  })
  const { rules } = theSeason(facts.season)
  const places = facts.places.map(({ place }) => place)
  const held = places.findLast(({ fromDate }) => fromDate <= from)
  if (!held) throw new Fault('not-found')
  if (from < workDateAt(ctx.clock.now(), rules.timezone)) throw new Fault('date-past')
  if (held.leader === leader) throw new Fault('wrong-state')
  const until = places.find(({ fromDate }) => fromDate > from)?.fromDate ?? null
  const { seasonId, personId } = held
  const standing = query
    .select({ leader: membership.leader })
    .from(membership)
    .where(
      and(
        eq(membership.seasonId, seasonId),
        eq(membership.personId, personId),
        lte(membership.fromDate, from),
      ),
    )
    .orderBy(desc(membership.fromDate))
    .limit(1)
  const told = { personId, kind: 'leader-changed' as const, about: ctx.newId() }
  return commit(ctx, me, {
    writes: [
      ...mustHold(query, sql`${standing} = ${held.leader}`),
      query
        .insert(membership)
        .values({ ...held, fromDate: from, leader })
        // A place that begins on this very day has not been lived in yet.
        .onConflictDoUpdate({
          target: [membership.seasonId, membership.personId, membership.fromDate],
          set: { leader },
        }),
      // A chat that a leader has bound is bound anew by who is none any more.
      ...(leader ? [] : endChat(ctx, personId)),
      notify(ctx, { ...told, params: { leader: leader ? 'yes' : 'no', from, group: held.groupName } }),
    ],
    events: [
      {
        action: 'people.leader',
        target: personId,
        before: { leader: held.leader, from: held.fromDate },
        after: { seasonId, leader, from },
      },
    ],
    answer: { personId, leader, from, until },
  })
}
