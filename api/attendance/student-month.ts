import type * as v from 'valibot'
import { authorise, refuse } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { monthOf, monthRead } from './month-of.ts'
import type { monthInput } from './look-input.ts'
import { seenOn, seesSome } from './seen-on.ts'
import { withinReach } from './shift-roster-read.ts'

type Input = { id: string } & v.InferOutput<typeof monthInput>

/** A student's month for whoever is in charge of the class: the dates on which the student was in it. */
export async function studentMonth(ctx: Ctx, { id, month }: Input) {
  const { me, facts } = await authorise(ctx, 'attendance.see', {
    read: monthRead(ctx, withinReach(ctx, 'attendance.see', id), month),
    about: ({ people }) => seesSome(people, id),
  })
  const [person] = facts.people
  if (!person) return refuse(ctx, me, 'attendance.see', id)
  const seen = seenOn(me, facts.people)
  return {
    student: { personId: id, number: person.number, name: person.name },
    ...monthOf(ctx, facts, id, month, (date) => seen(date) !== undefined),
  }
}
