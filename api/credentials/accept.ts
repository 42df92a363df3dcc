import { sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustHold } from '../kernel/guard.ts'
import { spendTry } from '../kernel/rate-limit.ts'
import { person, roleGrant } from '../people/table.ts'
import { endSessions } from '../roles/grant-writes.ts'
import { usableAdmin } from '../roles/usable-admin.ts'
import { enterStaff } from './enter.ts'
import { invitedRead, theOpenInvitation, useInvitation, whoIsInvited } from './invited.ts'
import { nonceInput, registrationInput } from './passkey-input.ts'
import { passkeyWrites } from './passkey-writes.ts'
import { dropCredentials, passwordInput, passwordWrites, recoveryCodesInput, recoveryWrites } from './set.ts'

const who = {
  token: v.pipe(v.string(), v.maxLength(64)),
  /** Of the first admin, who is in no list yet. */
  number: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(64))),
  name: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60))),
  recoveryCodes: recoveryCodesInput,
}
export const acceptInput = v.union([
  v.strictObject({ ...who, ...passwordInput }),
  v.strictObject({ ...who, passkey: registrationInput, nonce: nonceInput }),
])
type Input = v.InferOutput<typeof acceptInput>

/**
 * A member of staff follows the link: what they sign in with from now on, in place of all that was before, and a
 * session. The first admin's link also makes the person and the role, as long as nobody is an admin yet who can
 * sign in.
 */
export async function acceptInvitation(ctx: Ctx, input: Input) {
  await spendTry(ctx, [['invitation-by-address', ctx.caller.address ?? '']])
  const facts = await ctx.db.read(invitedRead(ctx, input.token, input.number ?? ''))
  const { id, purpose } = await theOpenInvitation(ctx, facts)
  const invited = whoIsInvited(ctx, facts, input)
  const { personId } = invited
  const credentials =
    'passkey' in input
      ? (await passkeyWrites(ctx, personId, { registration: input.passkey, nonce: input.nonce, name: '' }))
          .writes
      : await passwordWrites(ctx, invited, input)
  return enterStaff(ctx, personId, {
    writes: [
      ...useInvitation(ctx, id),
      ...(purpose === 'first-admin' ? firstAdminWrites(ctx, invited) : []),
      ...dropCredentials(ctx, personId),
      endSessions(ctx, personId),
      ...credentials,
      ...recoveryWrites(ctx, personId, input.recoveryCodes),
    ],
    events: [
      {
        action: 'credentials.accept',
        target: personId,
        after: { invitation: id, purpose, by: 'passkey' in input ? 'passkey' : 'password' },
      },
    ],
    conflict: 'invitation-used',
  })
}

function firstAdminWrites(
  ctx: Ctx,
  { personId, number, name, isNew }: ReturnType<typeof whoIsInvited>,
): Write[] {
  const { query } = ctx.db
  const grant = { id: ctx.newId(), personId, role: 'admin' as const, className: null }
  return [
    ...mustHold(query, sql`not ${usableAdmin()}`),
    ...(isNew ? [query.insert(person).values({ id: personId, number, name, kind: 'staff' })] : []),
    query.insert(roleGrant).values(grant).onConflictDoNothing(),
  ]
}
