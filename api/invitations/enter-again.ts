import { checkPinOn } from '../devices/check-pin.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { useNonceAgain } from '../kernel/nonce.ts'
import type { Proved } from '../kernel/proof.ts'
import { enterStudent } from '../sessions/enter-student.ts'

/**
 * The phone that used the slip asks once more, because the answer was lost: a session for the device that it has,
 * no second one. It is signed in as with any PIN; the very same request may come twice, as networks do it.
 */
export async function enterAgain(
  ctx: Ctx,
  who: { personId: string; deviceId: string },
  pin: string,
  { nonce, expiresAt }: Proved,
) {
  await checkPinOn(ctx, who, pin)
  return enterStudent(ctx, who, { writes: [useNonceAgain(ctx, nonce, expiresAt)], conflict: 'proof-needed' })
}
