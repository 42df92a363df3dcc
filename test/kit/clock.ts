import type { Clock } from '../../api/kernel/ctx.ts'

/** Thursday, 12 November 2020, 16:20 in Shanghai: ten minutes before a late shift. */
export const lateShiftNears = Date.UTC(2020, 10, 12, 8, 20)
export const minutes = 60_000
export const hours = 60 * minutes
export const days = 24 * hours

/** A clock that stands still until a test moves it. */
export function clockAt(at = lateShiftNears): Clock & { set(to: number): void; pass(ms: number): void } {
  let now = at
  return {
    now: () => now,
    set: (to) => void (now = to),
    pass: (ms) => void (now += ms),
  }
}
