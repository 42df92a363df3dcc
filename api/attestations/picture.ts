import { eq, sql } from 'drizzle-orm'
import { pictureType } from '../../shared/attestations/picture.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { openPersonKey, openPrivate } from '../kernel/private.ts'
import { personKey } from '../people/table.ts'
import { theOne } from '../replies/replies.ts'
import { aboutSlip, attestationRead } from './attestation-read.ts'
import { bytesIn, pictureField } from './picture-writes.ts'
import { attestationPicture } from './table.ts'

/**
 * The photograph of a signed sheet, for whoever confirms it or prints the sheet. Each look is an event; one whose
 * student was erased is gone.
 */
export async function seePicture(ctx: Ctx, { id }: { id: string }) {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'attestations.picture', {
    read: {
      ...attestationRead(ctx, id),
      pictures: query.select().from(attestationPicture).where(eq(attestationPicture.attestationId, id)),
      keys: query
        .select()
        .from(personKey)
        .where(eq(personKey.personId, sql`(select a.person_id from attestation a where a.id = ${id})`)),
    },
    about: aboutSlip,
  })
  const { sealed } = theOne(facts.pictures)
  const key = await openPersonKey(ctx.keys, theOne(facts.keys))
  const { text, entry } = await openPrivate(key, pictureField(id), sealed, 'paper-signature').catch(() => {
    // Erased, and since then under a new key: what it was sealed with is nowhere any more.
    throw new Fault('not-found')
  })
  return commit(ctx, me, {
    writes: [],
    events: [entry],
    answer: { type: pictureType(bytesIn(text) ?? new Uint8Array()) ?? null, base64: text },
    kept: { type: null, base64: '' },
  })
}
