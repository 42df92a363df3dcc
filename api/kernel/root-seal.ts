/**
 * What is sealed under the root key itself: data keys of people, secrets of the staff's code generators, the
 * secret that lasts. The key's id stands in the sealed text, so a rotation finds what it has to seal anew; every
 * place of that kind is in the list below, and a key of the ring is given up only when none of them names it.
 */
import { importKey, openBytes, parseSealed, sealBytes } from './aead.ts'
import type { Place } from './aead.ts'
import type { Keys } from './keys.ts'

/** A column of sealed text, in the database's own names. `id` is the primary key and the place's row id. */
export interface RootSealed {
  table: string
  id: string
  column: string
}

export const rootSealed: readonly RootSealed[] = [
  { table: 'person_key', id: 'person_id', column: 'wrapped' },
  { table: 'totp', id: 'person_id', column: 'secret' },
  { table: 'lasting_secret', id: 'name', column: 'sealed' },
]

/** Seals under the ring's current key. The place has to be one of the list, or no rotation would find it. */
export async function sealUnderRoot(keys: Keys, place: Place, plain: Uint8Array): Promise<string> {
  const kid = keys.current
  const key = await importKey(keys.derive('kek', kid))
  return sealBytes(key, kid, listed(place), Uint8Array.from(plain))
}

/** Throws where the text stood elsewhere, was changed, or its key is not in the ring. */
export async function openUnderRoot(keys: Keys, place: Place, sealed: string): Promise<Uint8Array> {
  const key = await importKey(keys.derive('kek', parseSealed(sealed).kid))
  return openBytes(key, place, sealed)
}

function listed(place: Place): Place {
  if (!rootSealed.some(({ table, column }) => table === place.table && column === place.column))
    throw new Error(`no rotation would find ${place.table}.${place.column}`)
  return place
}
