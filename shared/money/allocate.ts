import { lesser, minus, type Money } from './money.ts'

export interface Taken {
  readonly taken: Money
  readonly left: Money
}

/**
 * Meets the claims one after another out of what is available: the earlier ones in full, the one at which it
 * runs out in part, the later ones not at all. Taken and left of each claim are together the whole claim.
 */
export function takeInOrder(available: Money, claims: readonly Money[]): Taken[] {
  let remaining = available
  return claims.map((claim) => {
    const taken = lesser(claim, remaining)
    remaining = minus(remaining, taken)
    return { taken, left: minus(claim, taken) }
  })
}
