import { Failure } from '../platform/failure.ts'

/**
 * The device's key: P-256, made here, never readable, not even by this page. It asks for nothing but WebCrypto,
 * so it works where there are no passkeys, in old WebViews and inside WeChat.
 */
export interface DeviceKey {
  /** The uncompressed point, base64url. */
  publicKey: string
  privateKey: CryptoKey
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' }

export async function makeKey(): Promise<DeviceKey> {
  const pair = await subtle().generateKey(curve, false, ['sign', 'verify'])
  const point = await subtle().exportKey('raw', pair.publicKey)
  return { publicKey: base64url(point), privateKey: pair.privateKey }
}

/** Signs the UTF-8 bytes of a text: r and s, base64url. */
export async function signText({ privateKey }: Pick<DeviceKey, 'privateKey'>, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  return base64url(await subtle().sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes))
}

export async function sha256Hex(text: string): Promise<string> {
  const hash = await subtle().digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A browser knows no keys on a page that came without encryption. */
function subtle(): SubtleCrypto {
  const found = (globalThis.crypto as Crypto | undefined)?.subtle
  if (!found) throw new Failure('refused', 'no-crypto')
  return found
}

const base64url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
