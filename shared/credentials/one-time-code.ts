import { hmac } from '@noble/hashes/hmac.js'
import type { CHash } from '@noble/hashes/utils.js'

/**
 * The code of one step (RFC 6238, RFC 4226 §5.3): the last four bits of the HMAC say which 31 bits of it are taken.
 * Code generators use SHA-1 unless told otherwise, which most of them cannot be; what both ends are ours may use better.
 */
export function oneTimeCode(hash: CHash, key: Uint8Array, step: number, digits = 6): string {
  const counter = new Uint8Array(8)
  new DataView(counter.buffer).setBigUint64(0, BigInt(step))
  const digest = hmac(hash, key, counter)
  const start = digest.at(-1)! & 0x0f
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(start) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}
