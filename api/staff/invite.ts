import { and, eq } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notify } from '../notices/notify.ts'
import { person } from '../people/table.ts'
import { staffLink } from './link.ts'

/**
 * A new link for a member of staff who has none or has lost the way in. What they signed in with until now holds
 * until the link is accepted, and they are told, so that a link that nobody asked for is noticed.
 */
export async function inviteStaff(ctx: Ctx, id: string) {
  const { me, facts } = await authorise(ctx, 'people.invite-staff', {
    read: {
      people: ctx.db.query
        .select({ id: person.id })
        .from(person)
        .where(and(eq(person.id, id), eq(person.kind, 'staff'))),
    },
  })
  if (!facts.people.length) throw new Fault('not-found')
  const link = staffLink(ctx, me.personId, id)
  const told = { personId: id, kind: 'invited-again' as const, about: link.id, params: {} }
  return commit(ctx, me, {
    writes: [...link.writes, notify(ctx, told)],
    events: [{ action: 'people.invite-staff', target: id, after: { invitation: link.id } }],
    answer: { token: link.token, expiresAt: link.expiresAt },
    kept: { token: '', expiresAt: link.expiresAt },
  })
}
