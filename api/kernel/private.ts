/**
 * Private fields: phone, ID number and bank card of a person, sealed with that person's own data key,
 * which is sealed under the root key. Erasing a person deletes one wrapped key; rotation wraps the data
 * keys anew and leaves the fields alone, which therefore name no root key.
 */
import { personKey } from '../people/table.ts'
import { importKey, openBytes, sealBytes } from './aead.ts'
import type { AuditEntry } from './audit.ts'
import type { Keys } from './keys.ts'
import type { LookPurpose, PrivateColumn } from '../../shared/private/look.ts'
import { openUnderRoot, sealUnderRoot } from './root-seal.ts'

export type PersonKeyRow = typeof personKey.$inferSelect

/** A person's data key, unwrapped; it lives as long as the request. */
export interface PersonKey {
  personId: string
  key: CryptoKey
}

/** A column of `person` (or of another table, named) and the row. */
export interface PrivateField {
  column: PrivateColumn
  rowId: string
  table?: string
}

/** A new data key: the row to be stored, and the key to seal with. */
export async function newPersonKey(keys: Keys, personId: string): Promise<PersonKey & { row: PersonKeyRow }> {
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const wrapped = await sealUnderRoot(keys, wrappedAt(personId), raw)
  return { personId, key: await importKey(raw), row: { personId, wrapped } }
}

export async function openPersonKey(keys: Keys, { personId, wrapped }: PersonKeyRow): Promise<PersonKey> {
  return { personId, key: await importKey(await openUnderRoot(keys, wrappedAt(personId), wrapped)) }
}

/** Stands where a root key's id would: the person's own key is meant. */
const ownKey = 'own'

export function sealPrivate({ key }: PersonKey, field: PrivateField, text: string): Promise<string> {
  return sealBytes(key, ownKey, placeOf(field), new TextEncoder().encode(text))
}

/**
 * The field in full, and the audit entry that has to be written before it is shown to anybody: every
 * look at a private field is one event, with who (the event's actor), whose, what and what for.
 */
export async function openPrivate(
  { personId, key }: PersonKey,
  field: PrivateField,
  sealed: string,
  purpose: LookPurpose,
): Promise<{ text: string; entry: AuditEntry }> {
  const text = new TextDecoder().decode(await openBytes(key, placeOf(field), sealed))
  return { text, entry: { action: 'pii_read', target: personId, after: { field: field.column, purpose } } }
}

const placeOf = ({ table = 'person', column, rowId }: PrivateField) => ({ table, column, rowId })
const wrappedAt = (personId: string) => ({ table: 'person_key', column: 'wrapped', rowId: personId })
