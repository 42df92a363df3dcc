import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { oneTimeCode } from '../credentials/one-time-code.ts'
import type { EpochMs } from '../time/instant.ts'

// Time-based one-time passwords (RFC 6238, HMAC-SHA-256): the six digits on the wall of a room, new each half minute.

export const stepMs = 30_000

/** How many steps have gone by since 1970. */
export const stepAt = (at: EpochMs): number => Math.floor(at / stepMs)

/** The secret of one room, which stays on the server: a room's board gets codes and never this. */
export const roomKey = (root: Uint8Array, name: string): Uint8Array => hmac(sha256, root, utf8ToBytes(name))

export const roomCode = (key: Uint8Array, step: number, digits = 6): string =>
  oneTimeCode(sha256, key, step, digits)

export interface RoomKey {
  readonly name: string
  readonly key: Uint8Array
}

/** The room and step to which a code belongs, of this step and its two neighbours; a code counts nowhere else. */
export function roomOfCode(
  rooms: readonly RoomKey[],
  code: string,
  step: number,
): { room: string; step: number } | undefined {
  for (const near of [step, step - 1, step + 1])
    for (const { name, key } of rooms) if (roomCode(key, near) === code) return { room: name, step: near }
  return undefined
}
