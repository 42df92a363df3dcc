import { decidesAs } from '../../shared/attendance/decision.ts'
import { reaches } from '../../shared/people/access.ts'
import type { Action, Membership } from '../../shared/people/access.ts'
import type { SaidAs } from '../../shared/returns/word.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { placesOf } from '../attendance/shift-roster.ts'
import { reachOn } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import { batchesOf, newest } from './night.ts'
import type { NightFacts } from './night-read.ts'

interface Named {
  date: WorkDate
  code: string
}

/** Who walks in a batch that this person escorts, of whatever class. */
export function escortedBy(
  facts: NightFacts,
  night: Named,
  personId: string | undefined,
): ReadonlySet<string> {
  const own = new Set(
    batchesOf(facts, night)
      .filter(({ teacherId, companyId }) => personId && (teacherId === personId || companyId === personId))
      .map(({ id }) => id),
  )
  const walks = [...newest(facts.walks, night)]
  return new Set(walks.flatMap(([id, { batchId }]) => (batchId !== null && own.has(batchId) ? [id] : [])))
}

/** As whom the caller speaks about a student; null where the caller may not. */
export function speaksAs(
  me: Me,
  facts: NightFacts,
  night: Named,
  action: Action,
): (place: Membership) => SaidAs | null {
  const escorted = escortedBy(facts, night, me.personId)
  const reach = reachOn(me, night.date)
  return (place) => {
    if (reaches(reach, action, place)) return decidesAs(me.grants, place.className)
    return escorted.has(place.personId) ? 'escort' : null
  }
}

/**
 * For `authorise`: these students, each at the own place. Who was not found is of a class that the caller may not
 * see: nobody's membership. An escort may say of the own batch that it has come, and nothing else.
 */
export function aboutStudents(
  facts: NightFacts,
  night: Named,
  personIds: readonly string[],
  by: 'escorts-too' | 'in-charge' = 'in-charge',
) {
  const places = new Map(placesOf(facts, night.date).map((place) => [place.personId, place]))
  const escorted = by === 'in-charge' ? noOne : escortedBy(facts, night, facts.asker[0]?.personId)
  const nowhere = { className: '\0', group: '\0', leader: false }
  return {
    date: night.date,
    people: personIds
      .filter((id) => !escorted.has(id))
      .map((personId): Membership => places.get(personId) ?? { personId, ...nowhere }),
  }
}

const noOne: ReadonlySet<string> = new Set()
