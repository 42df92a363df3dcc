import { pinText } from '../../shared/devices/entry-schema.ts'
import * as v from 'valibot'
import { newInvitation, revokeOpen } from '../invitations/new-invitation.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { checkPin } from './check-pin.ts'

export const linkInput = v.strictObject({ pin: pinText })

const twoMinutes = 120_000

/** A token that another browser of the same student scans within two minutes; it will ask for the PIN, too. */
export async function linkDevice(ctx: Ctx, input: v.InferOutput<typeof linkInput>) {
  const { me } = await authorise(ctx, 'devices.link', { read: {} })
  await checkPin(ctx, me, input.pin)
  const about = { personId: me.personId, purpose: 'link' as const, issuedBy: me.personId, life: twoMinutes }
  const { id, token, expiresAt, write } = newInvitation(ctx, about)
  return commit(ctx, me, {
    writes: [revokeOpen(ctx, [me.personId], ['link']), write],
    events: [{ action: 'devices.link', target: me.personId, after: { invitation: id } }],
    answer: { token, expiresAt },
    kept: { token: '', expiresAt },
  })
}
