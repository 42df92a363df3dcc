import { eq, inArray } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { person, roleGrant } from '../people/table.ts'
import { groupsOf } from '../robots/groups.ts'
import type { NightFacts } from './night-read.ts'
import type { WatchFacts } from './watch-read.ts'

/** Those in charge, of either side; who no longer is keeps the name. */
export const inChargeRead = ({ db: { query } }: Ctx) => ({
  inCharge: query
    .select({
      personId: roleGrant.personId,
      name: person.name,
      role: roleGrant.role,
      className: roleGrant.className,
      revokedAt: roleGrant.revokedAt,
    })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(inArray(roleGrant.role, ['teacher', 'lead-teacher', 'supervisor']))
    .orderBy(person.number),
})

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

/** They, and the groups in which a robot speaks, to whom nobody is named. */
export const toldOfNight = (facts: WatchFacts, { endsAt }: { endsAt: number }) => [
  ...inChargeOf(facts).map((one) => ({ ...one, group: false })),
  ...groupsOf(facts, endsAt).map((one) => ({ ...one, teaches: true, group: true })),
]
