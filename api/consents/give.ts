import * as v from 'valibot'
import { consentKinds } from '../../shared/consents/consent.ts'
import { isCurrent } from '../../shared/consents/given.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { consentWrites } from './writes.ts'

export const giveConsentInput = v.strictObject({
  kind: v.picklist(consentKinds),
  version: v.string(),
  granted: v.boolean(),
})

/**
 * Says yes or no to a statement, or takes an earlier word back: a new word beside the old ones. Agreeing is to the
 * text as it reads now; a no needs no reading.
 */
export async function giveConsent(ctx: Ctx, input: v.InferOutput<typeof giveConsentInput>) {
  const { me } = await authorise(ctx, 'consents.own', { read: {} })
  if (input.granted && !isCurrent(input)) throw new Fault('content-changed')
  return commit(ctx, me, {
    writes: consentWrites(ctx, me.personId, [input]),
    events: [{ action: 'consents.give', target: me.personId, after: input }],
    answer: { ...input, at: ctx.clock.now() },
  })
}
