import type * as v from 'valibot'
import { authorise, refuse } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { dayInput } from './look-input.ts'
import { dayOf, dayRead } from './day-of.ts'
import { seenOn, seesSome } from './seen-on.ts'
import { withinReach } from './shift-roster-read.ts'

type Input = { id: string } & v.InferOutput<typeof dayInput>

/** A date of a student for whoever is in charge of the class that the student was in on it. */
export async function studentDay(ctx: Ctx, { id, date }: Input) {
  const { me, facts } = await authorise(ctx, 'attendance.see', {
    read: dayRead(ctx, withinReach(ctx, 'attendance.see', id), date),
    about: ({ people }) => seesSome(people, id),
  })
  const place = seenOn(me, facts.people)(date)
  if (!place) return refuse(ctx, me, 'attendance.see', id)
  const { number, name, className, group } = place
  return { student: { personId: id, number, name, className, group }, ...dayOf(ctx, facts, id, date) }
}
