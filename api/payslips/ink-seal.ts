import type { AuditEntry } from '../kernel/audit.ts'
import { fromBase64url } from '../kernel/base64url.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { newPersonKey, openPersonKey, openPrivate, sealPrivate } from '../kernel/private.ts'
import type { PersonKey, PersonKeyRow, PrivateField } from '../kernel/private.ts'
import type { LookPurpose } from '../../shared/private/look.ts'

const inkField = (signatureId: string): PrivateField => ({ table: 'ink', column: 'png', rowId: signatureId })

/**
 * The picture of a hand's writing under the student's own key (a new one for who has none), so that it is gone with
 * the key; the hash that was signed stays, and with it the receipt.
 */
export async function sealInk(
  ctx: Ctx,
  { signatureId, personId }: { signatureId: string; personId: string },
  png: string,
  known: PersonKeyRow | undefined,
): Promise<{ sealed: string; made: PersonKeyRow | undefined }> {
  const made = known ? undefined : await newPersonKey(ctx.keys, personId)
  const key = known ? await openPersonKey(ctx.keys, known) : made!
  return { sealed: await sealPrivate(key, inkField(signatureId), png), made: made?.row }
}

/** The picture, and the event that has to be written before it is shown; null where its key is gone. */
export async function openInk(
  key: PersonKey | undefined,
  { signatureId, sealed }: { signatureId: string; sealed: string },
  purpose: LookPurpose,
): Promise<{ png: Uint8Array<ArrayBuffer>; entry: AuditEntry } | null> {
  const opened = key && (await openPrivate(key, inkField(signatureId), sealed, purpose).catch(() => null))
  return opened ? { png: fromBase64url(opened.text), entry: opened.entry } : null
}
