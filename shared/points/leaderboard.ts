/** A tier of the season's prizes; one without an amount is an honour alone. */
export interface Prize {
  readonly name: string
  readonly from: number
  readonly amount?: string | undefined
}

export interface Scored {
  readonly personId: string
  readonly points: number
}

export type Placed<S extends Scored> = S & {
  /** Who has as many points has the same place, and the next one's counts everybody before. */
  readonly place: number
  readonly tier: Prize | null
}

/** Each student's points up to a date, added up; who has none is not in it. */
export function scores(
  facts: readonly { readonly personId: string; readonly date: string; readonly points: number }[],
  until: string,
): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { personId, date, points } of facts)
    if (date <= until) sums.set(personId, (sums.get(personId) ?? 0) + points)
  return sums
}

/** The highest tier that so many points reach. */
export const tierOf = (prizes: readonly Prize[], points: number): Prize | null =>
  prizes.reduce<Prize | null>(
    (best, prize) => (prize.from <= points && (!best || prize.from > best.from) ? prize : best),
    null,
  )

/** The most points first; who has as many as another stays in the order given. */
export function leaderboard<S extends Scored>(scored: readonly S[], prizes: readonly Prize[]): Placed<S>[] {
  const sorted = scored.toSorted((a, b) => b.points - a.points)
  const placeOf = new Map<number, number>()
  sorted.forEach(({ points }, at) => placeOf.has(points) || placeOf.set(points, at + 1))
  return sorted.map((one) => ({ ...one, place: placeOf.get(one.points)!, tier: tierOf(prizes, one.points) }))
}
