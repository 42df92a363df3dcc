import * as v from 'valibot'
import { pinText } from '../../shared/devices/entry-schema.ts'
import { isWeakPin } from '../../shared/devices/pin.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { endSessionsOf, otherThanThis } from '../sessions/end-writes.ts'
import { checkPin } from './check-pin.ts'
import { setPin } from './pin-writes.ts'

export const changePinInput = v.strictObject({ pin: pinText, newPin: pinText })

/** Another PIN in place of the one there is; whatever else is open ends with the old one. */
export async function changePin(ctx: Ctx, input: v.InferOutput<typeof changePinInput>) {
  const { me } = await authorise(ctx, 'devices.pin', { read: {} })
  if (isWeakPin(input.newPin)) throw new Fault('pin-weak')
  await checkPin(ctx, me, input.pin)
  return commit(ctx, me, {
    writes: [
      ...(await setPin(ctx, me.personId, input.newPin)),
      endSessionsOf(ctx, me.personId, otherThanThis(ctx)),
    ],
    events: [{ action: 'devices.change-pin', target: me.personId }],
    answer: { changed: true },
  })
}
