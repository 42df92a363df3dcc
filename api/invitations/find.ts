import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import * as v from 'valibot'
import { readCode } from '../../shared/invitations/code.ts'
import { invitationState } from '../../shared/invitations/state.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { isSecret } from '../kernel/password-hash.ts'
import { giveBack, spendTry } from '../kernel/rate-limit.ts'
import { notify } from '../notices/notify.ts'
import { person } from '../people/table.ts'
import { invitation } from './table.ts'

export const tokenInput = { token: v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/)) }
export const codeInput = {
  number: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(64)),
  code: v.pipe(v.string(), v.maxLength(40)),
}
export type Slip = { token: string } | { number: string; code: string }

/**
 * The invitation that somebody holds. A token's 128 bits are found by their hash, and only misses are counted; a
 * code is looked at after the try has been counted against number and address, in one time whether the number is
 * known or not. A right one gives its try back, so that a whole school gets in behind one address.
 */
export const findInvitation = (ctx: Ctx, slip: Slip) =>
  'token' in slip ? byToken(ctx, slip.token) : byCode(ctx, slip)
export type Found = Awaited<ReturnType<typeof findInvitation>>

async function byToken(ctx: Ctx, token: string) {
  const [found] = (await ctx.db.read({ found: invited(ctx, eq(invitation.tokenHash, sha256Hex(token))) }))
    .found
  if (found) return found
  await spendTry(ctx, [['invitation-by-address', ctx.caller.address ?? '']])
  throw new Fault('invitation-unknown')
}

async function byCode(ctx: Ctx, { number, code }: { number: string; code: string }) {
  const address = ctx.caller.address ?? ''
  await spendTry(ctx, [
    ['invitation-by-number', number],
    ['invitation-by-address', address],
  ])
  const ofNumber = and(eq(person.kind, 'student'), eq(person.number, number), isNotNull(invitation.codeHash))
  // The newest alone: one hash to compare with, as for nobody.
  const [found] = (await ctx.db.read({ found: invited(ctx, ofNumber).limit(1) })).found
  if (!(await isSecret(ctx.keys, readCode(code) ?? '', found && hashOf(found))) || !found)
    throw new Fault('invitation-unknown')
  await ctx.db.write([
    giveBack(ctx, 'invitation-by-number', number),
    giveBack(ctx, 'invitation-by-address', address),
  ])
  return found
}

const invited = ({ db }: Ctx, which: SQL | undefined) =>
  db.query
    .select({ invitation, number: person.number, name: person.name })
    .from(invitation)
    .leftJoin(person, eq(person.id, invitation.personId))
    .where(which)
    .orderBy(desc(invitation.createdAt))

const hashOf = ({
  invitation: { codeHash, codeSalt, codeIterations },
}: Awaited<ReturnType<typeof invited>>[number]) => ({
  hash: codeHash ?? '',
  salt: codeSalt ?? '',
  iterations: codeIterations ?? 1,
})

/** Throws for one that cannot be used any more, and tells whoever issued it: a slip may have been copied. */
export async function mustBeOpen(ctx: Ctx, { invitation: one, name }: Found): Promise<void> {
  const state = invitationState(one, ctx.clock.now())
  if (state === 'open') return
  const told = { personId: one.issuedBy, kind: 'invitation-misused' as const, about: one.id }
  if (one.issuedBy !== 'operator')
    await ctx.db.write([notify(ctx, { ...told, params: { name: name ?? '' } })])
  throw new Fault(state === 'used' ? 'invitation-used' : 'invitation-unknown')
}
