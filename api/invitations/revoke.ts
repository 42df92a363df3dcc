import type * as v from 'valibot'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { aboutListed, askedStudents, listedRead } from '../people/listed.ts'
import type { studentsInput } from '../people/listed.ts'
import { revokeOpen } from './new-invitation.ts'

/** Ends the open slips of these students, as when a pile of them is lost. */
export async function revokeInvitations(ctx: Ctx, input: v.InferOutput<typeof studentsInput>) {
  const { me, facts } = await authorise(ctx, 'invitations.make', {
    read: listedRead(ctx, input),
    about: aboutListed(ctx, input),
  })
  const ids = askedStudents(ctx, facts, input).map(({ personId }) => personId)
  return commit(ctx, me, {
    writes: [revokeOpen(ctx, ids, ['enrol', 'add', 'replace'])],
    events: ids.map((target) => ({ action: 'invitations.revoke', target })),
    answer: { revoked: true },
  })
}
