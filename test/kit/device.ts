/** The key of every device that the kit enrols, and proofs made with it as a phone makes them. */
import { p256 } from '@noble/curves/nist.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase64url } from '../../api/kernel/base64url.ts'
import { sha256Hex } from '../../api/kernel/hash.ts'
import type { Keys } from '../../api/kernel/keys.ts'
import { issueNonce } from '../../api/kernel/nonce.ts'
import { proofText } from '../../shared/devices/proof.ts'
import type { Asked, Proof } from '../../shared/devices/proof.ts'

const secret = new Uint8Array(32).fill(7)
export const deviceKey = toBase64url(p256.getPublicKey(secret, false))
export const deviceOf = (number: string) => `d-${number}`

export const signText = (text: string, key: Uint8Array = secret) =>
  toBase64url(p256.sign(utf8ToBytes(text), key, { lowS: false }))

export function proofOf(deviceId: string, asked: Asked): Proof {
  return { deviceId, nonce: asked.nonce, signature: signText(proofText(asked)) }
}

/** The proof of one request of this person's device, with a nonce of its own. */
export function freshProof(keys: Keys, now: number, number: string, route: string, body: string): Proof {
  const [method = '', path = ''] = route.split(' ')
  const { nonce } = issueNonce(keys, now)
  return proofOf(deviceOf(number), { method, path, bodyHash: sha256Hex(body), nonce })
}
