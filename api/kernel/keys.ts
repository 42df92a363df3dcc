/**
 * The key ring: root keys by id, everything else derived with HKDF, so that one secret file (outside the data
 * directory, not in the back-up) is all there is to keep. New writes use `current`; old ids stay readable until
 * they are rotated out. What a rotation must not change (blind indexes, pepper, room codes) comes from a random
 * secret of the database instead, which the ring only seals (root-key.ts).
 */
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { CannotStart } from './cannot-start.ts'

export const keyFileSchema = v.pipe(
  v.strictObject({
    current: v.string(),
    keys: v.record(
      v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/)),
      v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    ),
  }),
  v.check((file) => file.current in file.keys, 'current names a key that is not in the file'),
)
export type KeyFile = v.InferOutput<typeof keyFileSchema>
/** The key file in a text, for secrets that are no files; `what` begins the sentence of a refusal. */
export function parseKeyFile(text: string, what: string): KeyFile {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keyFileSchema), text)
  if (parsed.success) return parsed.output
  const paths = [...new Set(parsed.issues.map((issue) => v.getDotPath(issue) ?? 'its JSON'))]
  throw new CannotStart(`${what} is not one: ${paths.join(', ')} cannot be used.`)
}

/** Under each root key another one. */
type OfRoot = 'kek' | 'seal' | 'canary' | 'nonce' | 'chat'
/** The same before and after a rotation: what was made with it cannot be made anew, or would be with every row. */
type Lasting = 'pepper' | 'room' | 'push' | 'robot' | 'public-keys' | `index:${string}`
export type Purpose = OfRoot | Lasting

/** What the database keeps for its ring. */
export interface KeptForRing {
  lasting?: Uint8Array
  /** Of keys that have left the ring: what they sealed is verified for ever. */
  publicKeys?: Record<string, string>
}

export interface Keys {
  current: string
  /** All ids of the ring. */
  ids: string[]
  /** 32 bytes for one purpose, for the lasting ones whatever the key id is; an unknown id throws. */
  derive(purpose: Purpose, kid?: string): Uint8Array
  /** HMAC-SHA-256 in hex, for duplicate detection of low-entropy values. */
  blindIndex(column: string, value: string): string
  /** What PINs and passwords are hashed with, so that a stolen database gives nobody a guess. */
  pepper(): Uint8Array
  /** The public keys that the database keeps (`publicKeysOf` gives those of the ring as well). */
  readonly kept: Readonly<Record<string, string>>
}

const isLasting = (purpose: Purpose): purpose is Lasting =>
  /^(pepper|room|push|robot|public-keys|index:.*)$/.test(purpose)

/** A ring as the file has it; the lasting purposes need what the database keeps (`loadKeys` brings both). */
export function openKeys(file: KeyFile, { lasting, publicKeys = {} }: KeptForRing = {}): Keys {
  const derived = new Map<string, Uint8Array>()
  const rootOf = (kid: string) => {
    const root = file.keys[kid]
    if (!root) throw new Error(`unknown key id ${kid}`)
    return bytesFromHex(root)
  }
  const derive = (purpose: Purpose, kid = file.current) => {
    if (isLasting(purpose) && !lasting) throw new Error('keys that were not loaded with a database')
    const name = isLasting(purpose) ? purpose : `${kid}/${purpose}`
    const known = derived.get(name)
    if (known) return known
    const root = isLasting(purpose) ? lasting! : rootOf(kid)
    const made = hkdf(sha256, root, undefined, utf8ToBytes(`daogang/${purpose}`), 32)
    derived.set(name, made)
    return made
  }
  return {
    current: file.current,
    ids: Object.keys(file.keys),
    derive,
    blindIndex: (column, value) => bytesToHex(hmac(sha256, derive(`index:${column}`), utf8ToBytes(value))),
    pepper: () => derive('pepper'),
    kept: publicKeys,
  }
}

const bytesFromHex = (hex: string) => Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16))
