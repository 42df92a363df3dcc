import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

// No letters that are taken for digits when somebody reads a receipt out.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What the student sees and can read out: eight characters, K7QF-2M9D, made from the punch's own id. */
export function receiptNumber(id: string): string {
  const text = Array.from(sha256(utf8ToBytes(id)).subarray(0, 8), (byte) => letters[byte % 32])
  return `${text.slice(0, 4).join('')}-${text.slice(4).join('')}`
}
