import { pinText } from '../../shared/devices/entry-schema.ts'
import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { staffFactor, staffFactorInput } from '../credentials/staff-factor.ts'
import { checkPin } from '../devices/check-pin.ts'
import { device } from '../devices/table.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { checkProof } from '../kernel/proof.ts'
import { session } from '../people/table.ts'
import { rotateSession } from './rotate.ts'

export const stepUpInput = v.union([v.strictObject({ pin: pinText }), staffFactorInput])

/**
 * The second factor once more: a student's PIN on the own device, which signs the request; a member of staff's
 * password and code, or passkey. The session gets another token.
 */
export async function stepUp(ctx: Ctx, input: v.InferOutput<typeof stepUpInput>) {
  const { me, facts } = await authorise(ctx, 'sessions.step-up', {
    read: {
      devices: ctx.db.query
        .select({ id: device.id, publicKey: device.publicKey })
        .from(device)
        .innerJoin(session, eq(session.deviceId, device.id))
        .where(eq(session.tokenHash, ctx.caller.session ?? '')),
    },
  })
  const proof =
    'pin' in input
      ? { proved: await byPin(ctx, me, facts.devices, input.pin), used: [] }
      : { used: await staffFactor(ctx, mustBeStaff(me), input) }
  const { writes, stepUpUntil, ...rotated } = rotateSession(ctx, me)
  const who = 'proved' in proof ? { ...me, proved: proof.proved } : me
  await commit(ctx, who, {
    writes: [...proof.used, ...writes],
    events: [],
    answer: { stepUpUntil },
    // A code or a challenge that somebody has used meanwhile.
    conflict: 'sign-in-failed',
  })
  return { ...rotated, stepUpUntil }
}

async function byPin(ctx: Ctx, me: Me, [own]: { id: string; publicKey: string }[], pin: string) {
  // The staff have a way of their own, and no device.
  if (!me.deviceId) throw new Fault('wrong-state')
  const proved = await checkProof(ctx, own)
  await checkPin(ctx, me, pin)
  return proved
}

function mustBeStaff(me: Me) {
  if (me.grants.some(({ role }) => role === 'student')) throw new Fault('wrong-state')
  return me
}
