/** The people of the demo's season, signed in, as the evening is played by them. */
import { eq, isNull } from 'drizzle-orm'
import { sha256Hex } from '../../api/kernel/hash.ts'
import type { Database } from '../../api/kernel/db.ts'
import { membership, person, roleGrant, session } from '../../api/people/table.ts'
import { maskedName } from '../../shared/returns/return.ts'
import { tokenOf } from '../kit/token.ts'

export async function peopleOf(db: Database, now: number) {
  const { places, grants } = await db.read({
    places: db.query
      .select({
        id: person.id,
        number: person.number,
        name: person.name,
        className: membership.className,
        group: membership.groupName,
        leader: membership.leader,
      })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .orderBy(person.number),
    grants: db.query
      .select({
        id: person.id,
        number: person.number,
        name: person.name,
        role: roleGrant.role,
        className: roleGrant.className,
      })
      .from(roleGrant)
      .innerJoin(person, eq(person.id, roleGrant.personId))
      .where(isNull(roleGrant.revokedAt))
      .orderBy(person.number),
  })
  const everybody = new Map([...places, ...grants].map((one) => [one.id, one]))
  await db.write(
    [...everybody.values()].map(({ id, number }) =>
      db.query.insert(session).values({
        tokenHash: sha256Hex(tokenOf(number)),
        id: `s-${number}`,
        personId: id,
        stepUpUntil: Number.MAX_SAFE_INTEGER,
        createdAt: now,
        lastUsedAt: now,
        idleMs: Number.MAX_SAFE_INTEGER,
        expiresAt: Number.MAX_SAFE_INTEGER,
      }),
    ),
  )
  const staffOf = (role: string, className: string | null = null) =>
    grants.find((one) => one.role === role && one.className === className) ??
    grants.find((one) => one.role === role)!
  /** How somebody is called in the transcript: nobody by the whole name. */
  const called = (id: string) => {
    if (id.startsWith('group:')) return id
    const place = places.find((one) => one.id === id)
    const one = everybody.get(id)!
    return place ? `${place.className} ${place.group} ${maskedName(one.name)}` : maskedName(one.name)
  }
  return { places, staffOf, called }
}
export type Place = Awaited<ReturnType<typeof peopleOf>>['places'][number]
