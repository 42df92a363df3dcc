import { and, inArray, isNull } from 'drizzle-orm'
import * as v from 'valibot'
import { groupedCode } from '../../shared/credentials/typed-code.ts'
import { codeOf } from '../../shared/invitations/code.ts'
import { device } from '../devices/table.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { hashSecret } from '../kernel/password-hash.ts'
import { session } from '../people/table.ts'
import { aboutListed, askedStudents, listedRead, studentsInput } from '../people/listed.ts'
import { newInvitation, revokeOpen } from './new-invitation.ts'

export const makeInput = v.intersect([
  studentsInput,
  v.object({ purpose: v.picklist(['enrol', 'add', 'replace']) }),
])

const threeDays = 72 * 3_600_000

/**
 * Slips for students, one each, to be printed and handed over: token and code stand in this answer and nowhere else.
 * Earlier open ones of the same people end. 'replace' is for a lost phone: what the student had enrolled is
 * taken away and what is open ends in the same instant.
 */
export async function makeInvitations(ctx: Ctx, input: v.InferOutput<typeof makeInput>) {
  const { me, facts } = await authorise(ctx, 'invitations.make', {
    read: listedRead(ctx, input),
    about: aboutListed(ctx, input),
  })
  const students = askedStudents(ctx, facts, input)
  const { purpose } = input
  const made = await Promise.all(
    students.map(async ({ personId, number, name, className, group }) => {
      const code = codeOf(crypto.getRandomValues(new Uint8Array(12)))
      const hashed = await hashSecret(ctx.keys, code)
      const about = { personId, purpose, issuedBy: me.personId, life: threeDays, code: hashed }
      const { id, token, expiresAt, write } = newInvitation(ctx, about)
      const slip = { personId, number, name, className, group, token, code: groupedCode(code), expiresAt }
      return { id, slip, write }
    }),
  )
  const ids = students.map(({ personId }) => personId)
  const slips = made.map(({ slip }) => slip)
  return commit(ctx, me, {
    writes: [
      revokeOpen(ctx, ids),
      ...(purpose === 'replace' ? takeAway(ctx, ids) : []),
      ...made.map(({ write }) => write),
    ],
    events: made.map(({ id, slip }) => ({
      action: 'invitations.make',
      target: slip.personId,
      after: { invitation: id, purpose },
    })),
    answer: { slips },
    // A repeat shows no secret: who lost the answer makes new slips, and these end.
    kept: { slips: slips.map((slip) => ({ ...slip, token: '', code: '' })) },
  })
}

function takeAway({ db: { query }, clock }: Ctx, ids: string[]) {
  const now = clock.now()
  return [
    query
      .update(device)
      .set({ removedAt: now })
      .where(and(inArray(device.personId, ids), isNull(device.removedAt))),
    query
      .update(session)
      .set({ endedAt: now })
      .where(and(inArray(session.personId, ids), isNull(session.endedAt))),
  ]
}
