import { sql } from 'drizzle-orm'
import * as v from 'valibot'
import { awardState, teacherReviews } from '../../shared/awards/award.ts'
import { placesOn } from '../../shared/people/places.ts'
import { sidesOf } from '../../shared/rulings/ruling.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notify } from '../notices/notify.ts'
import { standsOn, theOne } from '../replies/replies.ts'
import { aboutFact } from '../rulings/about.ts'
import { reasonText } from '../rulings/input.ts'
import { ruledAlready, rulingWrites } from '../rulings/rule.ts'
import { ruledRead } from '../rulings/rulings-read.ts'
import { classmatesRead } from './decide.ts'
import { award } from './table.ts'

export const reviewBody = v.pipe(
  v.strictObject({ pass: v.boolean(), reason: v.optional(reasonText, '') }),
  v.check(({ pass, reason }) => pass || reason !== '', 'a refusal needs a reason'),
)
type Input = { id: string } & v.InferOutput<typeof reviewBody>

/** The group's leader of the award's date reviews it, never the own; for a leader another one of the class or the teacher. */
export const reviewAward = (ctx: Ctx, input: Input) => again(() => reviewOnce(ctx, input))

async function reviewOnce(ctx: Ctx, { id, pass, reason }: Input) {
  const owner = sql`(select a.person_id from award a where a.id = ${id})`
  const { me, facts } = await authorise(ctx, 'awards.review', {
    read: { ...ruledRead(ctx, award, id), classmates: classmatesRead(ctx, owner) },
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  const { rulings } = facts
  if (awardState(fact.reviewed, rulings) !== 'decided') ruledAlready(rulings)
  const { personId, date, name } = fact
  const place = standsOn(facts.owner, personId, date)
  const asTeacher = sidesOf(me.grants, place.className).includes('school')
  if (asTeacher && !teacherReviews(place, placesOn(facts.classmates, workDateOf(date))))
    throw new Fault('leader-reviews')
  const about = { table: award, noun: 'awards' as const, fact, rulings }
  const said = rulingWrites(ctx, me, about, { kind: pass ? 'pass' : 'refuse', reason })
  const told = [
    ...(pass ? [{ personId, kind: 'award-reviewed' as const }] : []),
    ...(!pass && fact.enteredBy ? [{ personId: fact.enteredBy, kind: 'award-refused' as const }] : []),
  ]
  return commit(ctx, me, {
    writes: [...said.writes, ...told.map((to) => notify(ctx, { ...to, about: id, params: { date, name } }))],
    events: said.events,
    answer: { state: pass ? ('reviewed' as const) : ('refused' as const), at: said.row.at },
    conflict: 'overtaken',
  })
}
