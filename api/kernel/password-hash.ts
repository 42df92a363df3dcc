/**
 * PINs and passwords at rest: PBKDF2-SHA256 over an HMAC under the server's pepper. A stolen database alone gives
 * nobody a guess, because the pepper is sealed in it under the root key, which is not; a rotation leaves it as it is.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64url, toBase64url } from './base64url.ts'
import type { Keys } from './keys.ts'

/** The most that Cloudflare's runtime allows in production; kept with each row, so that it may change. */
const iterations = 100_000

export interface SecretHash {
  /** base64url, as the salt. */
  hash: string
  salt: string
  iterations: number
}

export async function hashSecret(keys: Keys, secret: string): Promise<SecretHash> {
  const salt = toBase64url(crypto.getRandomValues(new Uint8Array(16)))
  const made = { salt, iterations }
  return { ...made, hash: toBase64url(await derive(keys, secret, made)) }
}

/** Whether the secret is the one that was hashed. Where there is none it takes as long, and is false. */
export async function isSecret(
  keys: Keys,
  secret: string,
  known: SecretHash | null | undefined,
): Promise<boolean> {
  const made = await derive(keys, secret, known ?? { salt: 'AAAA', iterations })
  const wanted = known ? fromBase64url(known.hash) : new Uint8Array(made.length)
  return sameBytes(made, wanted) && Boolean(known)
}

async function derive(keys: Keys, secret: string, made: Omit<SecretHash, 'hash'>): Promise<Uint8Array> {
  const peppered = Uint8Array.from(hmac(sha256, keys.pepper(), utf8ToBytes(secret)))
  const key = await crypto.subtle.importKey('raw', peppered, 'PBKDF2', false, ['deriveBits'])
  const parameters = {
    name: 'PBKDF2',
    hash: 'SHA-256',
    salt: fromBase64url(made.salt),
    iterations: made.iterations,
  }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256))
}

/** In a time that does not tell where they differ. */
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let differ = a.length ^ b.length
  for (let i = 0; i < a.length; i++) differ |= a[i]! ^ (b[i] ?? 0)
  return differ === 0
}
