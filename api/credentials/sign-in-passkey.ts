import { and, eq, isNull } from 'drizzle-orm'
import * as v from 'valibot'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { spendTry } from '../kernel/rate-limit.ts'
import { person, roleGrant } from '../people/table.ts'
import { checkAssertion } from './check-passkey.ts'
import { enterStaff } from './enter.ts'
import { assertionInput, nonceInput } from './passkey-input.ts'
import { passkey } from './table.ts'
import { unpadded } from './web-authn.ts'

export const passkeySignInInput = v.strictObject({ authentication: assertionInput, nonce: nonceInput })

/** A passkey becomes a session; the browser has let its owner choose, so nobody types who they are. */
export async function signInByPasskey(
  ctx: Ctx,
  { authentication, nonce }: v.InferOutput<typeof passkeySignInInput>,
) {
  await spendTry(ctx, [['sign-in-by-address', ctx.caller.address ?? '']])
  const { found } = await ctx.db.read({
    found: ctx.db.query
      .selectDistinct({ passkey })
      .from(passkey)
      .innerJoin(person, and(eq(person.id, passkey.personId), eq(person.kind, 'staff')))
      .innerJoin(roleGrant, and(eq(roleGrant.personId, person.id), isNull(roleGrant.revokedAt)))
      .where(and(eq(passkey.id, unpadded(authentication.id)), isNull(passkey.removedAt))),
  })
  const row = found[0]?.passkey
  const writes = row && (await checkAssertion(ctx, row, authentication, nonce))
  if (!writes) throw new Fault('sign-in-failed')
  return enterStaff(ctx, row.personId, { writes })
}
