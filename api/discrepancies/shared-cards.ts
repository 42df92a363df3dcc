import type { Found } from '../../shared/discrepancies/discrepancy.ts'
import { newestByKey, standing } from '../../shared/discrepancies/decision.ts'
import { keyOf } from '../../shared/discrepancies/discrepancy.ts'

interface Who {
  personId: string
  name: string
  cardIndex: string | null
  erasedAt: number | null
}
type Said = Parameters<typeof newestByKey>[0]

/** Students with the same card, each with the others' names: it may be a slip of the pen, or somebody else's money. */
export function sharedCards(people: readonly Who[]): Found[] {
  const carded = people.filter(({ cardIndex, erasedAt }) => cardIndex !== null && erasedAt === null)
  return [...Map.groupBy(carded, ({ cardIndex }) => cardIndex).values()].flatMap((sharing) =>
    sharing.flatMap(({ personId }): Found[] => {
      const others = sharing.filter((one) => one.personId !== personId)
      if (!others.length) return []
      const detail = { others: others.map(({ name }) => name).join('、') }
      return [{ code: 'card-shared', personId, date: null, facts: others.map((one) => one.personId), detail }]
    }),
  )
}

/** Of whom the supervisor has not said, with a reason, that the money may go there. */
export function sharedUndecided(people: readonly Who[], said: Said): Set<string | null> {
  const newest = newestByKey(said)
  return new Set(
    sharedCards(people)
      .filter((found) => !standing(newest, keyOf(found)))
      .map(({ personId }) => personId),
  )
}
