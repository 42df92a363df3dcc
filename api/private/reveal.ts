import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { privateFields, revealPurposes } from '../../shared/private/number.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { spendTry } from '../kernel/rate-limit.ts'
import { person, personKey } from '../people/table.ts'
import { cardConsentRead, hasWithdrawn } from './card-consent.ts'
import { openField } from './open-field.ts'
import { adminsRead, tellOfManyReveals } from './reveals-told.ts'

export const revealInput = v.strictObject({
  id: v.string(),
  field: v.picklist(privateFields),
  purpose: v.picklist(revealPurposes),
})
type Input = v.InferOutput<typeof revealInput>

/**
 * One number of somebody in full, for finance. Twenty in ten minutes are a morning at the bank; more are refused
 * before anything is opened, and the admins hear of it.
 */
export async function reveal(ctx: Ctx, { id, field, purpose }: Input): Promise<{ text: string }> {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'private.reveal', {
    read: {
      owners: query.select().from(person).where(eq(person.id, id)),
      keys: query.select().from(personKey).where(eq(personKey.personId, id)),
      ...cardConsentRead(ctx, id),
      ...adminsRead(ctx),
    },
  })
  if (!facts.owners[0]?.[field]) throw new Fault('not-found')
  if (field !== 'phone' && hasWithdrawn(facts)) throw new Fault('consent-withdrawn')
  try {
    await spendTry(ctx, [['reveal', me.personId]])
  } catch (error) {
    if (error instanceof Fault && error.code === 'too-many') await tellOfManyReveals(ctx, me, facts.admins)
    throw error
  }
  const { text, entry } = await openField(ctx, facts.owners[0], facts.keys[0], { field, purpose })
  return commit(ctx, me, {
    writes: [],
    events: [{ ...entry, role: 'finance' }],
    answer: { text },
    kept: { text: null },
  })
}
