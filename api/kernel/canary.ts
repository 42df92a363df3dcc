/** One sealed word for each root key, made when the key is first used: who has another key of that name cannot open it. */
import { importKey, openBytes, sealBytes } from './aead.ts'
import type { Keys } from './keys.ts'

const word = '到岗'
const place = (kid: string) => ({ table: 'root_key', column: 'canary', rowId: kid })

export const canaryOf = async (keys: Keys, kid: string): Promise<string> =>
  sealBytes(await importKey(keys.derive('canary', kid)), kid, place(kid), new TextEncoder().encode(word))

export async function isCanaryOf(keys: Keys, kid: string, sealed: string): Promise<boolean> {
  try {
    const found = await openBytes(await importKey(keys.derive('canary', kid)), place(kid), sealed)
    return new TextDecoder().decode(found) === word
  } catch {
    return false
  }
}
