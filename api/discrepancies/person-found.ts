import type { Found } from '../../shared/discrepancies/discrepancy.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { theSeason } from '../seasons/current.ts'
import { one } from './attendance-found.ts'
import type { Facts } from './attendance-found.ts'
import { sharedCards } from './shared-cards.ts'

interface Who {
  personId: string
  name: string
  cardIndex: string | null
  cardCommitment: string | null
  erasedAt: number | null
}

/** What a student lacks before money can be sent, signed for, or insured. Who was erased lacks nothing any more. */
export function personFound(people: readonly Who[], facts: Facts): Found[] {
  const consents = new Map(facts.cardConsents.map(({ personId, granted }) => [personId, granted]))
  const [enrolled, desks] = [idsOf(facts.enrolled), idsOf(facts.deskAccounts)]
  const insured = Map.groupBy(facts.insurances, ({ personId }) => personId)
  const needed = insuranceNeeded(theSeason(facts.season).rules)
  const own = people
    .filter(({ erasedAt }) => erasedAt === null)
    .flatMap(({ personId, cardCommitment }) => {
      const policies = insured.get(personId) ?? []
      const covered = policies.some(({ fromDate, toDate }) => fromDate <= needed.from && needed.to <= toDate)
      return [
        ...(cardCommitment ? [] : [one('card-missing', personId)]),
        ...(consents.get(personId) === false ? [one('card-consent-withdrawn', personId)] : []),
        ...(enrolled.has(personId) ? [] : [one('account-missing', personId)]),
        // Only a season whose reports name desk accounts has any.
        ...(!desks.size || desks.has(personId) ? [] : [one('desk-account-missing', personId)]),
        ...(covered ? [] : [lacksInsurance(personId, policies, needed)]),
      ]
    })
  return [...own, ...sharedCards(people)]
}

const idsOf = (rows: readonly { personId: string }[]) => new Set(rows.map(({ personId }) => personId))

/** In force at least two days before practice starts and through its end; a season of training alone has no practice. */
function insuranceNeeded({ stages }: Season) {
  const practice = stages.filter(({ requiresPass }) => !requiresPass)
  const { from, to } = stagesSpan(practice.length ? practice : stages)
  return { from: practice.length ? addDays(from, -2) : from, to }
}

function lacksInsurance(
  personId: string,
  policies: Facts['insurances'],
  { from, to }: ReturnType<typeof insuranceNeeded>,
): Found {
  const state = policies.length ? 'short' : 'none'
  const ids = policies.map(({ id }) => id)
  return one('insurance-missing', personId, null, ids, { state, from, to })
}
