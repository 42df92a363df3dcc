import { and, eq, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import * as v from 'valibot'
import { reviewersOf } from '../../shared/awards/award.ts'
import { placesOn } from '../../shared/people/places.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { places } from '../attendance/shift-roster-read.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notify } from '../notices/notify.ts'
import { enrolment, membership } from '../people/table.ts'
import { amountInput, personIdInput } from '../rulings/input.ts'
import { aboutNew, newFact, newFactRead } from '../rulings/new-fact.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { award } from './table.ts'

export const decideAwardInput = v.strictObject({
  personId: personIdInput,
  date: workDateInput,
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)),
  amount: amountInput,
})
type Input = v.InferOutput<typeof decideAwardInput>

/** A supervisor decides an award; it passes into pay once a leader has reviewed it, and those are told. */
export const decideAward = (ctx: Ctx, input: Input) => again(() => decideOnce(ctx, input))

async function decideOnce(ctx: Ctx, input: Input) {
  const { personId, date, name, amount } = input
  const { me, facts } = await authorise(ctx, 'awards.decide', {
    read: { ...newFactRead(ctx, personId), classmates: classmatesRead(ctx, sql`(${personId})`) },
    about: aboutNew(input),
  })
  const { row: head, place } = newFact(ctx, me, facts, input)
  const row = { ...head, name, amount, reviewed: false }
  const { id } = row
  const reviewers = reviewersOf(place, placesOn(facts.classmates, date))
  return commit(ctx, me, {
    writes: [
      ctx.db.query.insert(award).values(row),
      ...reviewers.map((who) =>
        notify(ctx, { personId: who, kind: 'award-to-review', about: id, params: { date, name } }),
      ),
    ],
    events: [{ action: 'awards.decide', target: id, after: { personId, date, amount } }],
    answer: { id, at: row.enteredAt },
    conflict: 'overtaken',
  })
}

/** Everybody who was ever in a class of the student's, with all places: who led it on the date is among them. */
export const classmatesRead = (ctx: Ctx, personId: SQL) =>
  places(ctx)
    .where(
      and(
        eq(membership.seasonId, currentSeasonId),
        isNull(enrolment.withdrawnBy),
        sql`${membership.personId} in (select o.person_id from membership o where o.season_id = ${currentSeasonId}
          and o.class_name in (select m.class_name from membership m
            where m.season_id = ${currentSeasonId} and m.person_id in ${personId}))`,
      ),
    )
    .orderBy(membership.fromDate)
