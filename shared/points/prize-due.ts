import { compareMoney, minus, money, sum, zero } from '../money/money.ts'
import { exactText } from '../money/round.ts'
import { scores, tierOf } from './leaderboard.ts'
import type { Prize } from './leaderboard.ts'

interface Fact {
  readonly date: string
  readonly points: number
}

/** A prize that this student has been given, with what it counts for: nothing once it was refused or taken back. */
export interface Given {
  readonly prize: string
  readonly amount: string
}

export interface PrizeDue {
  readonly prize: string
  readonly points: number
  /** The date on which the points first came to the tier. */
  readonly date: string
  /** What the tier gives more than what lower ones have given already. */
  readonly amount: string
}

/**
 * What one student is to be given for the tier that the points reach by now: each tier once, and all of them together
 * never more than the highest, whenever they are given.
 */
export function prizeDue(
  prizes: readonly Prize[],
  facts: readonly Fact[],
  given: readonly Given[],
  until: string,
): PrizeDue | null {
  const points = scores(
    facts.map((fact) => ({ ...fact, personId: '' })),
    until,
  ).get('')
  const tier = points === undefined ? null : tierOf(prizes, points)
  if (points === undefined || !tier?.amount || given.some(({ prize }) => prize === tier.name)) return null
  const more = minus(money(tier.amount), sum(given.map(({ amount }) => money(amount))))
  if (compareMoney(more, zero) <= 0) return null
  return { prize: tier.name, points, date: reachedOn(facts, tier.from, until), amount: exactText(more) }
}

function reachedOn(facts: readonly Fact[], from: number, until: string): string {
  const byDate = Map.groupBy(facts, ({ date }) => date)
  let points = 0
  for (const date of [...byDate.keys()].toSorted()) {
    points += byDate.get(date)!.reduce((all, fact) => all + fact.points, 0)
    if (points >= from) return date
  }
  return until
}
