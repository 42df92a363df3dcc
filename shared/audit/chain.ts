/**
 * The arithmetic of the audit chain, which anybody can repeat:
 *
 *   leaf = SHA-256(0x00 ‖ bytes)                      bytes: the event's RFC 8785 form in UTF-8
 *   h    = SHA-256(0x01 ‖ seq ‖ prev ‖ leaf)          seq: 8 bytes, big-endian; prev, leaf: 32 bytes
 *
 * `seq` is the event's own number in the log, so that the number is covered too; `prev` is the h of
 * the link before, 32 zero bytes for the first. The prefixes keep a leaf from passing for a link.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

export const genesis = '0'.repeat(64)

/** A link of the chain: the event's number and the hash that covers it and everything before. */
export interface Head {
  seq: number
  h: string
}

export const beforeAll: Head = { seq: 0, h: genesis }

/** The hash of one link, hex. */
export function linkHash(seq: number, prev: string, bytes: string): string {
  const leaf = sha256(concatBytes(zero, utf8ToBytes(bytes)))
  const number = new Uint8Array(8)
  new DataView(number.buffer).setBigUint64(0, BigInt(seq))
  return bytesToHex(sha256(concatBytes(one, number, hexToBytes(prev), leaf)))
}

const zero = Uint8Array.of(0)
const one = Uint8Array.of(1)
