/**
 * What keeps the server from drowning, in memory: requests of one address, check-ins of one session, by the minute.
 * It guards no secret (those are counted in the database, rate-limit.ts), so a restart or a second isolate may
 * forget. Made once by main.*, never for a request.
 */
import { isLoopback } from './address.ts'
import type { Clock } from './ctx.ts'

const minute = 60_000

/** Requests in a minute. A school of some hundred phones is one address. */
export const shieldLimits = { address: 1_200, 'check-in': 20 } as const
export type Shielded = keyof typeof shieldLimits

/** More than that many at a time nobody's memory is asked to hold; who comes after them is let in. */
const mostSubjects = 50_000

export interface Shield {
  /** Counts a request; false where it is one too many in this minute. */
  admits(what: Shielded, subject: string): boolean
}

export function openShield(clock: Clock): Shield {
  let began = 0
  let seen = new Map<string, number>()
  return {
    admits(what, subject) {
      if (!subject || (what === 'address' && isLoopback(subject))) return true
      const now = clock.now()
      // A demo's clock may go back, too.
      if (now < began || now >= began + minute) {
        began = now
        seen = new Map()
      }
      const key = `${what} ${subject}`
      const n = (seen.get(key) ?? 0) + 1
      if (n > 1 || seen.size < mostSubjects) seen.set(key, n)
      return n <= shieldLimits[what]
    },
  }
}
