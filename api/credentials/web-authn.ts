/**
 * What a relying party checks of WebAuthn (level 3, §7.1 and §7.2), for keys by ES256 and RS256 and without
 * attestation: nobody here asks which make an authenticator is of. All over WebCrypto, so that it weighs nothing
 * on the edge.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64url, toBase64url } from '../kernel/base64url.ts'

export type PasskeyAlgorithm = 'ES256' | 'RS256'
export interface PublicKey {
  /** SPKI, base64url. */
  publicKey: string
  algorithm: PasskeyAlgorithm
}
export interface Expected {
  /** Base64url without padding. */
  challenge: string
  /** The site, as the browser names it: 'https://school.example'. */
  origin: string
}

const algorithms = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const

export const importPublicKey = ({ publicKey, algorithm }: PublicKey): Promise<CryptoKey> =>
  crypto.subtle.importKey('spki', bytesOf(publicKey), algorithms[algorithm], false, ['verify'])

/** Whether the browser says that it did this, here, for our challenge and not inside another site's frame. */
export function isClientData(
  clientDataJSON: string,
  type: 'webauthn.create' | 'webauthn.get',
  { challenge, origin }: Expected,
): boolean {
  const said = JSON.parse(new TextDecoder().decode(bytesOf(clientDataJSON))) as Record<string, unknown>
  return (
    said['type'] === type &&
    said['origin'] === origin &&
    said['crossOrigin'] !== true &&
    unpadded(String(said['challenge'])) === challenge
  )
}

/** What the authenticator says, if it is bound to the site's domain and has verified its owner. */
export function readAuthenticatorData(text: string, origin: string) {
  const data = bytesOf(text)
  const domain = sha256(utf8ToBytes(new URL(origin).hostname))
  const flags = data[32] ?? 0
  const verified = (flags & userPresent) !== 0 && (flags & userVerified) !== 0
  if (data.length < 37 || !verified || domain.some((byte, i) => data[i] !== byte)) return undefined
  const view = new DataView(data.buffer)
  const counter = view.getUint32(33)
  if (!(flags & attested) || data.length < 55) return { counter, credentialId: undefined }
  return { counter, credentialId: toBase64url(data.slice(55, 55 + view.getUint16(53))) }
}
const [userPresent, userVerified, attested] = [1, 4, 64]

/** Whether the key has signed authenticator data and client data. */
export async function isSignedByPasskey(
  key: PublicKey,
  response: { authenticatorData: string; clientDataJSON: string; signature: string },
): Promise<boolean> {
  const signed = Uint8Array.from([
    ...bytesOf(response.authenticatorData),
    ...sha256(bytesOf(response.clientDataJSON)),
  ])
  const given = bytesOf(response.signature)
  const signature = key.algorithm === 'ES256' ? fromDer(given) : given
  return crypto.subtle.verify(algorithms[key.algorithm], await importPublicKey(key), signature, signed)
}

/** r and s of an ECDSA signature, 32 bytes each: DER leaves out leading zeros and adds one before a high bit. */
function fromDer(der: Uint8Array): Uint8Array<ArrayBuffer> {
  const flat = new Uint8Array(64)
  let at = 2
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0
    const number = der.slice(at + 2, at + 2 + length)
    const significant = number.slice(number.findIndex((byte) => byte !== 0))
    if (der[0] !== 0x30 || der[at] !== 2 || number.length !== length || significant.length > 32)
      throw new Error('not an ECDSA signature')
    flat.set(significant, end - significant.length)
    at += 2 + length
  }
  return flat
}

/** Base64url as it is compared; some write it with padding. */
export const unpadded = (text: string): string => text.replace(/=+$/, '')
const bytesOf = (text: string) => fromBase64url(unpadded(text))
