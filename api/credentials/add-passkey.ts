import * as v from 'valibot'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { nonceInput, registrationInput } from './passkey-input.ts'
import { passkeyWrites } from './passkey-writes.ts'

export const addPasskeyInput = v.strictObject({
  registration: registrationInput,
  nonce: nonceInput,
  name: v.pipe(v.string(), v.trim(), v.maxLength(60)),
})

/** One more passkey for the caller. */
export async function addPasskey(ctx: Ctx, input: v.InferOutput<typeof addPasskeyInput>) {
  const { me } = await authorise(ctx, 'credentials.change', { read: {} })
  const { id, writes } = await passkeyWrites(ctx, me.personId, input)
  return commit(ctx, me, {
    writes,
    events: [{ action: 'credentials.add-passkey', target: me.personId, after: { passkey: id } }],
    answer: { id },
  })
}
