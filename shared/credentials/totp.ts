/**
 * Time-based one-time codes (RFC 6238): six digits, HMAC-SHA-1, steps of 30 seconds, as every code generator
 * makes them unless told otherwise.
 */
import { sha1 } from '@noble/hashes/legacy.js'
import { oneTimeCode } from './one-time-code.ts'

const stepMs = 30_000

/** The step in which a moment (ms since 1970) lies. */
export const stepOf = (at: number): number => Math.floor(at / stepMs)

/** The code of a step. */
export const totpAt = (secret: Uint8Array, step: number): string => oneTimeCode(sha1, secret, step)

/** The step of around now that the code is of, a step early or late counted too; undefined if of none. */
export function matchingStep(secret: Uint8Array, code: string, now: number): number | undefined {
  const step = stepOf(now)
  return [step, step - 1, step + 1].find((candidate) => totpAt(secret, candidate) === code)
}
