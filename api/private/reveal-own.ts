import * as v from 'valibot'
import { privateFields } from '../../shared/private/number.ts'
import { checkPin } from '../devices/check-pin.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { openField } from './open-field.ts'
import { ownRead } from './own-read.ts'
import { pinInput } from './pin-input.ts'

export const revealOwnInput = v.strictObject({ pin: pinInput, field: v.picklist(privateFields) })
type Input = v.InferOutput<typeof revealOwnInput>

/** One of the caller's own numbers in full, for a fresh PIN on the own device. A repeat of the command shows nothing. */
export async function revealOwn(ctx: Ctx, { pin, field }: Input): Promise<{ text: string }> {
  const { me, facts } = await authorise(ctx, 'private.reveal-own', { read: ownRead(ctx) })
  await checkPin(ctx, me, pin)
  const asked = { field, purpose: 'own' as const }
  const { text, entry } = await openField(ctx, facts.own[0], facts.keys[0], asked)
  return commit(ctx, me, {
    writes: [],
    events: [{ ...entry, role: 'student' }],
    answer: { text },
    kept: { text: null },
  })
}
