import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { nonceText, signatureText, pinText } from '../../shared/devices/entry-schema.ts'
import { loginText } from '../../shared/devices/entry.ts'
import { checkPinOn } from '../devices/check-pin.ts'
import { device } from '../devices/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { nonceEnd } from '../kernel/nonce.ts'
import { isSecret } from '../kernel/password-hash.ts'
import { isSignedBy } from '../kernel/proof.ts'
import { spendTry } from '../kernel/rate-limit.ts'
import { enterStudent } from './enter-student.ts'

export const startInput = v.strictObject({
  deviceId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  nonce: nonceText,
  signature: signatureText,
  pin: pinText,
})

/**
 * Signing in on an enrolled device: its key signs a nonce of the server, and the PIN is the student's. Who does not
 * have the key of a device that is enrolled learns nothing: one answer, in the time that a PIN takes, whether
 * there is such a device or not. These tries alone are counted by address, so that nobody who guesses keeps out
 * who sits behind the same one.
 */
export async function startOnDevice(ctx: Ctx, input: v.InferOutput<typeof startInput>) {
  const { deviceId, nonce } = input
  const { devices } = await ctx.db.read({
    devices: ctx.db.query
      .select({ personId: device.personId, publicKey: device.publicKey, removedAt: device.removedAt })
      .from(device)
      .where(eq(device.id, deviceId)),
  })
  const expiresAt = nonceEnd(ctx.keys, nonce, ctx.clock.now())
  const [known] = devices
  const signed = await isSignedBy(known?.publicKey ?? nobodysKey, input.signature, loginText(input))
  if (!known || !signed || expiresAt === undefined || known.removedAt !== null) {
    await spendTry(ctx, [['pin-by-address', ctx.caller.address ?? '']])
    await isSecret(ctx.keys, input.pin, undefined)
    // Whoever has its key may know that a device was removed, and what to do.
    throw known && signed && expiresAt !== undefined
      ? new Fault('pin-off')
      : new Fault('pin-wrong', { left: 4 })
  }
  const { personId } = known
  await checkPinOn(ctx, { personId, deviceId }, input.pin)
  return enterStudent(
    ctx,
    { personId, deviceId, nonce: { nonce, expiresAt } },
    { writes: [], conflict: 'proof-needed' },
  )
}

/** A point of the curve whose key nobody has kept: for an unknown device a signature is checked as long. */
const nobodysKey = 'BB6aJaoJ3mmmkSS0uQylNs6Eo61EEQZfKz7iQpKK49m9UygMZrouZXC5Khykb4OnZAQV5QdGj18a_Qh9G9LJyys'
