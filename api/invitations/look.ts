import { and, eq, isNull, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { inForce } from '../../shared/consents/consent.ts'
import { consentTexts } from '../../shared/consents/texts.ts'
import { maskedName } from '../../shared/invitations/state.ts'
import { consentRead } from '../consents/read.ts'
import { pin } from '../devices/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { enrolment, membership } from '../people/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { codeInput, findInvitation, mustBeOpen, tokenInput } from './find.ts'

export const lookInput = v.union([v.strictObject(tokenInput), v.strictObject(codeInput)])

/** What a slip or a link is for, before anybody agrees to anything: whose it is, masked, and what will be asked. */
export async function lookAtInvitation(ctx: Ctx, slip: v.InferOutput<typeof lookInput>) {
  const found = await findInvitation(ctx, slip)
  await mustBeOpen(ctx, found)
  const { purpose, personId, expiresAt } = found.invitation
  const about = { purpose, expiresAt }
  if (purpose === 'staff' || purpose === 'first-admin')
    return {
      kind: purpose,
      ...about,
      className: null,
      maskedName: found.name && maskedName(found.name),
      number: found.number,
      hasPin: false,
      consents: [],
    }
  const facts = await ctx.db.read(acceptRead(ctx, personId!))
  const given = inForce(facts.consents)
  return {
    kind: 'student' as const,
    ...about,
    className: facts.places.at(-1)?.className ?? null,
    maskedName: maskedName(found.name ?? ''),
    number: found.number,
    hasPin: facts.pins.length > 0,
    /** What has not been asked yet, or in an older version. */
    consents: Object.values(consentTexts)
      .filter(({ kind, version }) => given[kind]?.version !== version)
      .map(({ kind, version }) => ({ kind, version })),
  }
}

/** What is known of a student who is about to come in. */
export const acceptRead = (ctx: Ctx, personId: string) => ({
  pins: ctx.db.query
    .select({ one: sql<number>`1` })
    .from(pin)
    .where(eq(pin.personId, personId)),
  consents: consentRead(ctx, personId),
  places: ctx.db.query
    .select({ className: membership.className })
    .from(membership)
    .innerJoin(
      enrolment,
      and(eq(enrolment.personId, membership.personId), eq(enrolment.seasonId, membership.seasonId)),
    )
    .where(
      and(
        eq(membership.personId, personId),
        eq(membership.seasonId, currentSeasonId),
        isNull(enrolment.withdrawnBy),
      ),
    )
    .orderBy(membership.fromDate),
})
