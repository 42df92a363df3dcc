/** Chance from a seed: the same seed plays the same season (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    /** True once in so many times. */
    once: (times: number) => below(times) === 0,
    of: <T>(all: readonly T[]): T => all[below(all.length)]!,
    some: <T>(all: readonly T[]): T[] => all.filter(() => next() < 0.5),
    key: () => `sim-${below(2 ** 30).toString(36)}-${below(2 ** 30).toString(36)}`,
  }
}
export type Random = ReturnType<typeof randomFrom>
