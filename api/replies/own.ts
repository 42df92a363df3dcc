import { sql } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { person } from '../people/table.ts'
import { requestsOf, requestsRead } from './requests-read.ts'

/** Everything that the student has asked for or was asked to swap, newest first, with what was said to it. */
export async function ownRequests(ctx: Ctx) {
  const own = sql`(${ownId(ctx)})`
  const { me, facts } = await authorise(ctx, 'attendance.own', {
    read: {
      ...requestsRead(ctx, own),
      partners: ctx.db.query
        .select({ id: person.id, name: person.name })
        .from(person)
        .where(
          sql`${person.id} in (select other_id from swap where person_id in ${own}
            union select person_id from swap where other_id in ${own})`,
        ),
    },
  })
  const names = new Map(facts.partners.map(({ id, name }) => [id, name]))
  const requests = requestsOf(facts).map((request) =>
    request.kind === 'swap'
      ? {
          ...request,
          // Both read it alike; whoever was asked may answer.
          mineToAnswer: request.otherId === me.personId,
          with: names.get(request.otherId === me.personId ? request.personId : request.otherId) ?? '',
        }
      : request,
  )
  return { now: ctx.clock.now(), requests: requests.toReversed() }
}
