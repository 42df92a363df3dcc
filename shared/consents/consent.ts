export const consentKinds = ['basic', 'card-id'] as const
export type ConsentKind = (typeof consentKinds)[number]

export interface Consent {
  readonly kind: ConsentKind
  readonly version: string
  readonly granted: boolean
  readonly at: number
}

/** What holds of each kind: the newest word. `given` from the oldest on. */
export function inForce(given: readonly Consent[]): Partial<Record<ConsentKind, Consent>> {
  return Object.fromEntries(given.map((consent) => [consent.kind, consent]))
}
