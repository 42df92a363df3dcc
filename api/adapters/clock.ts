import type { Clock } from '../kernel/ctx.ts'

/** The machine's clock: the only place of the server that asks for the time. */
export const systemClock: Clock = { now: () => Date.now() }

export interface MovableClock extends Clock {
  /** Moves forward to a time that has not come yet; gives by how many milliseconds it moved, 0 for the past. */
  moveTo(at: number): number
}

/** The demo's clock: stands at `startsAt` when it is made, runs on from there, and can be moved forward. */
export function movableClock(startsAt: number, machine: Clock = systemClock): MovableClock {
  let ahead = startsAt - machine.now()
  const now = () => machine.now() + ahead
  return {
    now,
    heard: (at) => at + ahead,
    moveTo(at) {
      const by = Math.max(0, at - now())
      ahead += by
      return by
    },
  }
}
