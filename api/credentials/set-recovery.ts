import * as v from 'valibot'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { recoveryCodesInput, recoveryWrites } from './set.ts'

export const setRecoveryInput = v.strictObject({ codes: recoveryCodesInput })

/** Ten new recovery codes for the caller; those before count no more. */
export async function setRecovery(ctx: Ctx, { codes }: v.InferOutput<typeof setRecoveryInput>) {
  const { me } = await authorise(ctx, 'credentials.change', { read: {} })
  return commit(ctx, me, {
    writes: recoveryWrites(ctx, me.personId, codes),
    events: [{ action: 'credentials.set-recovery', target: me.personId }],
    answer: { set: true },
  })
}
