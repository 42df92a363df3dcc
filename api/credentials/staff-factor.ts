import { and, eq, isNull } from 'drizzle-orm'
import * as v from 'valibot'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { forgetTries, spendTry } from '../kernel/rate-limit.ts'
import { person } from '../people/table.ts'
import { accountRead } from './account.ts'
import { checkAssertion } from './check-passkey.ts'
import { checkPassword } from './check-password.ts'
import { assertionInput, nonceInput } from './passkey-input.ts'
import { passkey } from './table.ts'
import { unpadded } from './web-authn.ts'

/** How a member of staff shows once more who it is. */
export const staffFactorInput = v.union([
  v.strictObject({
    password: v.pipe(v.string(), v.maxLength(512)),
    code: v.pipe(v.string(), v.maxLength(64)),
  }),
  v.strictObject({ assertion: assertionInput, nonce: nonceInput }),
])

/**
 * Checks the second factor of who is signed in already: what uses code or challenge up, for the batch of what it
 * allows. Throws `sign-in-failed`, or `too-many` after five tries in a quarter of an hour.
 */
export async function staffFactor(
  ctx: Ctx,
  { personId }: Pick<Me, 'personId'>,
  given: v.InferOutput<typeof staffFactorInput>,
): Promise<Write[]> {
  await spendTry(ctx, [['step-up-by-account', personId]])
  const used =
    'password' in given
      ? await checkPassword(
          ctx,
          await ctx.db.read(accountRead(ctx, eq(person.id, personId), given.code)),
          given,
        )
      : await checkOwnPasskey(ctx, personId, given)
  if (!used) throw new Fault('sign-in-failed')
  return [...used, forgetTries(ctx, 'step-up-by-account', personId)]
}

async function checkOwnPasskey(
  ctx: Ctx,
  personId: string,
  { assertion, nonce }: { assertion: v.InferOutput<typeof assertionInput>; nonce: string },
) {
  const own = and(
    eq(passkey.id, unpadded(assertion.id)),
    eq(passkey.personId, personId),
    isNull(passkey.removedAt),
  )
  const { found } = await ctx.db.read({ found: ctx.db.query.select().from(passkey).where(own) })
  return found[0] && checkAssertion(ctx, found[0], assertion, nonce)
}
