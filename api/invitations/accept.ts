import * as v from 'valibot'
import { consentKinds, inForce } from '../../shared/consents/consent.ts'
import { mayEnter } from '../../shared/consents/given.ts'
import { nonceText, signatureText, pinText } from '../../shared/devices/entry-schema.ts'
import { enrolText } from '../../shared/devices/entry.ts'
import { isWeakPin } from '../../shared/devices/pin.ts'
import { publicKeyText } from '../../shared/devices/public-key.ts'
import { endChat } from '../chat/end-writes.ts'
import { consentWrites } from '../consents/writes.ts'
import { setPin } from '../devices/pin-writes.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { nonceEnd } from '../kernel/nonce.ts'
import { isSignedBy } from '../kernel/proof.ts'
import { endSessionsOf } from '../sessions/end-writes.ts'
import { enterStudent } from '../sessions/enter-student.ts'
import { enrolDevice, enrolledRead } from './enrol-device.ts'
import { enterAgain } from './enter-again.ts'
import { codeInput, findInvitation, mustBeOpen, tokenInput } from './find.ts'
import { acceptRead } from './look.ts'
import { checkPinOnInvitation } from './pin-on-invitation.ts'
import { useInvitation } from './use.ts'

const entry = {
  publicKey: publicKeyText,
  nonce: nonceText,
  signature: signatureText,
  pin: pinText,
  consents: v.pipe(
    v.array(v.strictObject({ kind: v.picklist(consentKinds), version: v.string(), granted: v.boolean() })),
    v.maxLength(consentKinds.length),
  ),
}
export const acceptInput = v.union([
  v.strictObject({ ...tokenInput, ...entry }),
  v.strictObject({ ...codeInput, ...entry }),
])
export type AcceptInput = v.InferOutput<typeof acceptInput>

/**
 * A slip becomes an enrolled device and a session: the device's key signs a nonce, the student has read what is
 * asked of the data, and has set the PIN or, where another device is added, knows it. All in one batch, in which
 * the slip is used up.
 */
export async function acceptSlip(ctx: Ctx, input: AcceptInput) {
  const { nonce, publicKey, pin } = input
  const now = ctx.clock.now()
  const expiresAt = nonceEnd(ctx.keys, nonce, now)
  if (expiresAt === undefined || !(await isSignedBy(publicKey, input.signature, enrolText(input))))
    throw new Fault('proof-needed')
  const found = await findInvitation(ctx, input)
  const { id, personId, purpose } = found.invitation
  if (!personId || purpose === 'staff' || purpose === 'first-admin') throw new Fault('invitation-unknown')
  const facts = await ctx.db.read({ ...acceptRead(ctx, personId), ...enrolledRead(ctx, personId) })
  const proved = { nonce, expiresAt }
  const before = facts.devices.find((one) => one.publicKey === publicKey)
  if (before && before.id === found.invitation.deviceId)
    return enterAgain(ctx, { personId, deviceId: before.id }, pin, proved)
  await mustBeOpen(ctx, found)
  if (!mayEnter(inForce(facts.consents), input.consents)) throw new Fault('consent-needed')
  const sets = purpose === 'enrol' || purpose === 'replace' || !facts.pins.length
  if (sets && isWeakPin(pin)) throw new Fault('pin-weak')
  if (!sets) await checkPinOnInvitation(ctx, { id, personId }, pin)
  const enrolled = enrolDevice(ctx, facts.devices, { personId, publicKey, purpose })
  return enterStudent(
    ctx,
    { personId, deviceId: enrolled.id, nonce: proved },
    {
      writes: [
        ...useInvitation(ctx, id, enrolled.id),
        ...enrolled.writes,
        // Who sets the PIN anew has lost control of it, or comes for the first time.
        ...(sets
          ? [...(await setPin(ctx, personId, pin)), endSessionsOf(ctx, personId), ...endChat(ctx, personId)]
          : []),
        ...consentWrites(ctx, personId, input.consents),
      ],
      events: [
        {
          action: 'invitations.accept',
          target: personId,
          after: { invitation: id, purpose, device: enrolled.id, consents: input.consents },
        },
      ],
      conflict: 'invitation-used',
    },
  )
}
