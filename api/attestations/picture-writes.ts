import { mostPictureBytes, pictureType } from '../../shared/attestations/picture.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { newPersonKey, openPersonKey, sealPrivate } from '../kernel/private.ts'
import type { PersonKeyRow, PrivateField } from '../kernel/private.ts'
import { personKey } from '../people/table.ts'
import { attestationPicture } from './table.ts'

/** Where the sealed picture of an attestation stands. */
export const pictureField = (attestationId: string): PrivateField => ({
  table: 'attestation_picture',
  column: 'sealed',
  rowId: attestationId,
})

/** The photograph, looked at by its bytes and sealed under the student's key (a new one for who has none). */
export async function picturesOf(
  ctx: Ctx,
  { id, personId }: { id: string; personId: string },
  base64: string | undefined,
  known: PersonKeyRow | undefined,
): Promise<{ writes: Write[]; sha256: string | undefined }> {
  if (base64 === undefined) return { writes: [], sha256: undefined }
  const bytes = bytesIn(base64)
  if (!bytes || bytes.length > mostPictureBytes || !pictureType(bytes)) throw new Fault('picture-invalid')
  const made = known ? undefined : await newPersonKey(ctx.keys, personId)
  const key = known ? await openPersonKey(ctx.keys, known) : made!
  const sha256 = sha256Hex(bytes)
  const row = { attestationId: id, sealed: await sealPrivate(key, pictureField(id), base64), sha256 }
  return {
    writes: [
      ...(made ? [ctx.db.query.insert(personKey).values(made.row)] : []),
      ctx.db.query.insert(attestationPicture).values(row),
    ],
    sha256,
  }
}

export function bytesIn(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}
