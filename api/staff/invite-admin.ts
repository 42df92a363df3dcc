import { and, eq, isNull } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { person, roleGrant } from '../people/table.ts'
import { grantEvent, grantWrites } from '../roles/grant-writes.ts'
import { staffLink } from './link.ts'

/** The operator makes somebody an admin who is none, and gives a link for the way in; a known one needs no name. */
export async function inviteAdmin(ctx: Ctx, { number, name }: { number: string; name: string }) {
  const { query } = ctx.db
  const admin = and(
    eq(roleGrant.personId, person.id),
    eq(roleGrant.role, 'admin'),
    isNull(roleGrant.revokedAt),
  )
  const { me, facts } = await authorise(ctx, 'server.operate', {
    read: {
      known: query
        .select({ id: person.id, name: person.name, grant: roleGrant.id })
        .from(person)
        .leftJoin(roleGrant, admin)
        .where(and(eq(person.kind, 'staff'), eq(person.number, number))),
    },
  })
  const [known] = facts.known
  if (known ? name !== '' && known.name !== name : name === '') throw new Fault('number-taken')
  const personId = known?.id ?? ctx.newId()
  const link = staffLink(ctx, me.personId, personId)
  const grant = { personId, role: 'admin' as const, className: null, kind: 'grant' as const }
  return commit(ctx, me, {
    writes: [
      ...(known ? [] : [query.insert(person).values({ id: personId, number, name, kind: 'staff' })]),
      ...(known?.grant ? [] : grantWrites(ctx, grant)),
      ...link.writes,
    ],
    events: [
      { action: 'people.invite-admin', target: personId, after: { invitation: link.id } },
      ...(known?.grant ? [] : [grantEvent(grant)]),
    ],
    answer: { token: link.token, expiresAt: link.expiresAt },
  })
}
