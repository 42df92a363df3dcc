/**
 * What outsiders can verify without a secret: Ed25519 under the root keys. Loaded by what seals or publishes: to set
 * up the curve takes an isolate more processor than all libraries of a check-in.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Keys } from './keys.ts'

export function seal(keys: Keys, message: Uint8Array): { kid: string; signature: string } {
  const kid = keys.current
  return { kid, signature: bytesToHex(ed25519.sign(message, keys.derive('seal', kid))) }
}

export const publicKeyOf = (keys: Keys, kid: string): string =>
  bytesToHex(ed25519.getPublicKey(keys.derive('seal', kid)))

/** By id, hex, those of retired root keys too. */
export const publicKeysOf = (keys: Keys): Record<string, string> => ({
  ...keys.kept,
  ...Object.fromEntries(keys.ids.map((kid) => [kid, publicKeyOf(keys, kid)])),
})
