import type { Day } from './useDay.ts'

export type Past = Day['history'][number]

/** The versions of an attendance that a later one has taken the place of. */
export function supersededOf(history: readonly Past[]): ReadonlySet<Past> {
  const words = history.filter((one) => one.kind === 'attendance')
  return new Set(
    words.filter((one) => words.some(({ shift, version }) => shift === one.shift && version > one.version)),
  )
}
