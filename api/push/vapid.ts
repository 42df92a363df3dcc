import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Ctx } from '../kernel/ctx.ts'

const validMs = 12 * 3600 * 1000

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const ownKey = ({ keys }: Pick<Ctx, 'keys'>) => keys.derive('push')

/** The public key that a browser binds its subscription to, uncompressed, base64url. It outlives root keys. */
export const pushKey = (ctx: Pick<Ctx, 'keys'>): string => base64url(p256.getPublicKey(ownKey(ctx), false))

/** Says to a push service who is asking (VAPID, RFC 8292): a token for its origin, signed with that key. */
export function vapidHeader(ctx: Pick<Ctx, 'keys' | 'clock'>, endpoint: string, origin: string): string {
  const head = { typ: 'JWT', alg: 'ES256' }
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor((ctx.clock.now() + validMs) / 1000),
    sub: origin,
  }
  const text = [head, claims].map((part) => base64url(utf8ToBytes(JSON.stringify(part)))).join('.')
  const signature = p256.sign(sha256(utf8ToBytes(text)), ownKey(ctx), { prehash: false })
  return `vapid t=${text}.${base64url(signature)}, k=${pushKey(ctx)}`
}
