import { and, eq, lt, sql } from 'drizzle-orm'
import { invitationPinTries } from '../../shared/invitations/state.ts'
import { pin } from '../devices/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { refusedByConstraint } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { isSecret } from '../kernel/password-hash.ts'
import { invitation } from './table.ts'

/**
 * The PIN of a student who adds a device. There is no device yet to count tries on, so they are counted on the
 * invitation, before the PIN is looked at: after five wrong ones it is worth nothing.
 */
export async function checkPinOnInvitation(
  ctx: Ctx,
  { id, personId }: { id: string; personId: string },
  given: string,
): Promise<void> {
  const { query } = ctx.db
  const counted = { pinFailures: sql`${invitation.pinFailures} + 1` }
  const open = and(eq(invitation.id, id), lt(invitation.pinFailures, invitationPinTries))
  try {
    await ctx.db.write(mustChangeOne(query.update(invitation).set(counted).where(open)))
  } catch (error) {
    if (!refusedByConstraint(error)) throw error
    throw new Fault('invitation-unknown')
  }
  const { pins, tried } = await ctx.db.read({
    pins: query.select().from(pin).where(eq(pin.personId, personId)),
    tried: query.select({ n: invitation.pinFailures }).from(invitation).where(eq(invitation.id, id)),
  })
  if (!(await isSecret(ctx.keys, given, pins[0])))
    throw new Fault('pin-wrong', { left: invitationPinTries - (tried[0]?.n ?? 0) })
}
