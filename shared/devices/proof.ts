/**
 * Proof that a request comes from a device and not merely from whoever holds its cookie: the device's key
 * signs what is asked. The text is made by the phone and again by the server.
 */
export interface Asked {
  method: string
  /** Without host and query. */
  path: string
  /** SHA-256 of the body's bytes, hex. */
  bodyHash: string
  /** From the server, short-lived, accepted once. */
  nonce: string
}

/** What is signed by ECDSA on P-256 with SHA-256 (UTF-8 of this text). */
export const proofText = ({ method, path, bodyHash, nonce }: Asked) =>
  ['proof/v1', method, path, bodyHash, nonce].join('\n')

export interface Proof {
  deviceId: string
  nonce: string
  /** r and s, 64 bytes, base64url. */
  signature: string
}

/** The header `X-Proof: device.nonce.signature`. */
export const proofHeader = ({ deviceId, nonce, signature }: Proof) => `${deviceId}.${nonce}.${signature}`

export function parseProof(header: string): Proof | undefined {
  const [, deviceId, nonce, signature] = /^([\w-]{1,64})\.([\w-]{8,128})\.([\w-]{86})$/.exec(header) ?? []
  return deviceId && nonce && signature ? { deviceId, nonce, signature } : undefined
}
