import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows, Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { invitation } from '../invitations/table.ts'
import { notify } from '../notices/notify.ts'
import { person } from '../people/table.ts'
import { hasAccount } from '../roles/usable-admin.ts'

/** The link's invitation with whom it is for, and who has the number that a first admin gives. */
export const invitedRead = ({ db: { query } }: Ctx, token: string, number: string) => ({
  invitations: query
    .select({ invitation, invited: { number: person.number, name: person.name } })
    .from(invitation)
    .leftJoin(person, eq(person.id, invitation.personId))
    .where(
      and(eq(invitation.tokenHash, sha256Hex(token)), inArray(invitation.purpose, ['staff', 'first-admin'])),
    ),
  known: query
    .select({ personId: person.id, name: person.name, hasAccount: hasAccount(sql`person.id`) })
    .from(person)
    .where(and(eq(person.kind, 'staff'), eq(person.number, number))),
})
type Facts = Rows<ReturnType<typeof invitedRead>>

/** The invitation, if it is open; who issued one that is not hears that somebody tried. */
export async function theOpenInvitation(ctx: Ctx, { invitations: [found] }: Facts) {
  if (!found) throw new Fault('invitation-unknown')
  const { id, issuedBy, usedAt, revokedAt, expiresAt } = found.invitation
  const now = ctx.clock.now()
  if (usedAt === null && revokedAt === null && expiresAt > now) return found.invitation
  if (issuedBy !== 'operator') {
    const params = { name: found.invited?.name ?? '' }
    await ctx.db.write([notify(ctx, { personId: issuedBy, kind: 'invitation-misused', about: id, params })])
  }
  throw new Fault(usedAt === null ? 'invitation-unknown' : 'invitation-used')
}

/** Uses it up, or breaks the batch where somebody else has. */
export function useInvitation({ db, clock }: Ctx, id: string): Write[] {
  const now = clock.now()
  const open = and(
    eq(invitation.id, id),
    isNull(invitation.usedAt),
    isNull(invitation.revokedAt),
    gt(invitation.expiresAt, now),
  )
  return mustChangeOne(db.query.update(invitation).set({ usedAt: now }).where(open))
}

interface Invited {
  personId: string
  number: string
  name: string
  /** Somebody who is not among the people yet. */
  isNew: boolean
}

/** Whom the link is for; the first admin says so, and takes nobody's account by it. */
export function whoIsInvited(
  ctx: Ctx,
  { invitations: [found], known: [known] }: Facts,
  said: { number?: string | undefined; name?: string | undefined },
): Invited {
  const personId = found?.invitation.personId
  if (personId && found.invited) return { personId, ...found.invited, isNew: false }
  const { number, name } = said
  if (!number || !name) throw new Fault('bad-input', { detail: 'number, name' })
  if (!known) return { personId: ctx.newId(), number, name, isNew: true }
  if (known.hasAccount || known.name !== name) throw new Fault('number-taken')
  return { personId: known.personId, number, name, isNew: false }
}
