import { and, eq } from 'drizzle-orm'
import * as v from 'valibot'
import { isForClasses, isReserved } from '../../shared/people/roles.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { person } from '../people/table.ts'
import { roleInput } from '../roles/change.ts'
import { grantEvent, grantWrites } from '../roles/grant-writes.ts'
import { propose } from '../roles/propose.ts'
import { staffLink } from './link.ts'

export const createStaffInput = v.strictObject({
  number: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(64)),
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)),
  roles: v.pipe(v.array(v.strictObject(roleInput)), v.maxLength(20)),
})

/**
 * Somebody new among the staff, with a link for the way in. Roles that take two people become proposals; the
 * others are held at once.
 */
export async function createStaff(ctx: Ctx, { number, name, roles }: v.InferOutput<typeof createStaffInput>) {
  const { me, facts } = await authorise(ctx, 'people.invite-staff', {
    read: {
      known: ctx.db.query
        .select({ id: person.id })
        .from(person)
        .where(and(eq(person.kind, 'staff'), eq(person.number, number))),
    },
  })
  if (facts.known.length) throw new Fault('number-taken')
  if (roles.some(({ role, className }) => className !== null && !isForClasses(role)))
    throw new Fault('bad-input', { detail: 'className' })
  const personId = ctx.newId()
  const changes = roles.map((role) => ({ personId, ...role, kind: 'grant' as const }))
  const atOnce = changes.filter(({ role }) => !isReserved(role))
  const proposed = changes.flatMap(({ role, ...change }) =>
    isReserved(role) ? [propose(ctx, me, { ...change, role }, name)] : [],
  )
  const link = staffLink(ctx, me.personId, personId)
  const answer = {
    personId,
    invitation: { token: link.token, expiresAt: link.expiresAt },
    pending: proposed.map(({ pending }) => pending),
  }
  return commit(ctx, me, {
    writes: [
      ctx.db.query.insert(person).values({ id: personId, number, name, kind: 'staff' }),
      ...atOnce.flatMap((change) => grantWrites(ctx, change)),
      ...proposed.flatMap(({ writes }) => writes),
      ...link.writes,
    ],
    events: [
      { action: 'people.create-staff', target: personId, after: { invitation: link.id } },
      ...atOnce.map((change) => grantEvent(change)),
      ...proposed.flatMap(({ events }) => events),
    ],
    answer,
    kept: { ...answer, invitation: { token: '', expiresAt: link.expiresAt } },
    conflict: 'number-taken',
  })
}
