/** A decision lets a discrepancy stand as it is; withdrawn, it has to be looked at again. */
export const decisionKinds = ['accept', 'withdraw'] as const
export type DecisionKind = (typeof decisionKinds)[number]

interface Said {
  readonly key: string
  readonly turn: number
  readonly kind: DecisionKind
}

/** Of each key what was said last. */
export function newestByKey<S extends Said>(said: readonly S[]): ReadonlyMap<string, S> {
  const newest = new Map<string, S>()
  for (const one of said) if ((newest.get(one.key)?.turn ?? 0) < one.turn) newest.set(one.key, one)
  return newest
}

/** The decision that holds for a key; undefined where none does or the last one was withdrawn. */
export function standing<S extends Said>(newest: ReadonlyMap<string, S>, key: string): S | undefined {
  const last = newest.get(key)
  return last?.kind === 'accept' ? last : undefined
}
