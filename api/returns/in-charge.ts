import type { NightFacts } from './night-read.ts'

export interface InCharge {
  personId: string
  teaches: boolean
  answersFor: (className: string) => boolean
}

/** Everybody who answers for students now: teachers for their classes, supervisors for all. */
export function inChargeOf({ inCharge }: Pick<NightFacts, 'inCharge'>): InCharge[] {
  const live = inCharge.filter(({ revokedAt }) => revokedAt === null)
  return [...Map.groupBy(live, (one) => one.personId)].map(([personId, grants]) => ({
    personId,
    teaches: grants.some(({ role }) => role !== 'supervisor'),
    answersFor: (className) =>
      grants.some(
        (grant) => grant.role === 'supervisor' || grant.className === null || grant.className === className,
      ),
  }))
}
