import type { EpochMs } from '../time/instant.ts'

/** So many wrong PINs in a row shut a device's PIN for a while; so many switch it off until it is enrolled anew. */
export const pinTries = { pause: 5, off: 10, pauseMs: 900_000 } as const

export interface Tried {
  /** Wrong ones since the last right one. */
  readonly pinFailures: number
  readonly pinLockedUntil: EpochMs
}

export type PinRefusal =
  { reason: 'pin-off'; params: object } | { reason: 'pin-locked'; params: { minutes: number } }

/** Why no PIN is looked at on this device now, if so. */
export function pinRefusal({ pinFailures, pinLockedUntil }: Tried, now: EpochMs): PinRefusal | undefined {
  if (pinFailures >= pinTries.off) return { reason: 'pin-off', params: {} }
  if (pinLockedUntil <= now) return undefined
  return { reason: 'pin-locked', params: { minutes: Math.ceil((pinLockedUntil - now) / 60_000) } }
}

/** How many wrong ones are left before the pause or the end. */
export const triesLeft = (pinFailures: number): number => pinTries.pause - (pinFailures % pinTries.pause)
