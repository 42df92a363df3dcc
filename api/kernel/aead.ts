/**
 * Authenticated encryption, one form for everything that is sealed: `v1.kid.iv.ct`, AES-256-GCM with
 * a random 96-bit IV, iv and ct in base64url. The place of the value is authenticated with it
 * (`table|column|row id|kid`), so that a sealed text moved elsewhere does not open.
 */
import { fromBase64url, toBase64url } from './base64url.ts'

/** Where a sealed value stands; it opens nowhere else. */
export interface Place {
  table: string
  column: string
  rowId: string
}

export interface Sealed {
  kid: string
  iv: Uint8Array<ArrayBuffer>
  ct: Uint8Array<ArrayBuffer>
}

export const importKey = (raw: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', Uint8Array.from(raw), 'AES-GCM', false, ['encrypt', 'decrypt'])

export async function sealBytes(key: CryptoKey, kid: string, place: Place, plain: Uint8Array<ArrayBuffer>) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad(place, kid) }, key, plain)
  return `v1.${kid}.${toBase64url(iv)}.${toBase64url(new Uint8Array(ct))}`
}

/** Throws where the text is no sealed value, was changed, stood elsewhere or has another key. */
export async function openBytes(key: CryptoKey, place: Place, sealed: string): Promise<Uint8Array> {
  const { kid, iv, ct } = parseSealed(sealed)
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: aad(place, kid) }, key, ct)
  return new Uint8Array(plain)
}

export function parseSealed(sealed: string): Sealed {
  const [version, kid, iv, ct, ...more] = sealed.split('.')
  if (version !== 'v1' || !kid || !iv || !ct || more.length) throw new Error('not a sealed value')
  return { kid, iv: fromBase64url(iv), ct: fromBase64url(ct) }
}

const aad = ({ table, column, rowId }: Place, kid: string) =>
  new TextEncoder().encode(`${table}|${column}|${rowId}|${kid}`)
