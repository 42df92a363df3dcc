import { has, inCharge, placesOf } from './places.ts'
import type { Role } from '../../shared/people/access.ts'
import type { IconName } from '../ui/icons.ts'
import type { MoreWord } from './more-words.ts'

export interface FurtherPlace {
  path: string
  word: MoreWord
  icon: IconName
  roles: readonly Role[]
}

/** What those in charge record about days and money. */
export const registers: FurtherPlace[] = [
  { path: '/violations', word: 'violations', icon: 'warn', roles: inCharge },
  { path: '/quality', word: 'quality', icon: 'eye', roles: inCharge },
  { path: '/awards', word: 'awards', icon: 'seal', roles: inCharge },
  { path: '/leaderboard', word: 'points', icon: 'list', roles: inCharge },
  { path: '/assessments', word: 'assessments', icon: 'tick', roles: inCharge },
  { path: '/online', word: 'online', icon: 'wait', roles: inCharge },
  { path: '/repairs', word: 'repairs', icon: 'key', roles: inCharge },
  { path: '/report', word: 'report', icon: 'records', roles: inCharge },
  { path: '/returns', word: 'returns', icon: 'place', roles: inCharge },
]

export const offices: FurtherPlace[] = [
  { path: '/rules', word: 'rules', icon: 'list', roles: [...inCharge, 'finance', 'admin'] },
  { path: '/plan', word: 'plan', icon: 'today', roles: [...inCharge, 'finance'] },
  { path: '/signatures', word: 'signatures', icon: 'sign', roles: inCharge },
  { path: '/payouts', word: 'payouts', icon: 'payouts', roles: ['lead-teacher', 'supervisor', 'finance'] },
  { path: '/settlement', word: 'settlement', icon: 'card', roles: ['lead-teacher', 'supervisor', 'finance'] },
  {
    path: '/season-report',
    word: 'seasonReport',
    icon: 'list',
    roles: ['lead-teacher', 'supervisor', 'finance', 'admin'],
  },
  { path: '/people', word: 'people', icon: 'group', roles: [...inCharge, 'admin'] },
  { path: '/import', word: 'import', icon: 'save', roles: ['supervisor'] },
  { path: '/rooms', word: 'rooms', icon: 'place', roles: inCharge },
  { path: '/deliveries', word: 'deliveries', icon: 'bell', roles: ['admin'] },
  { path: '/audit', word: 'audit', icon: 'seal', roles: ['supervisor', 'admin'] },
]

/** What stands under 更多: nothing that is in the bar already. */
export function furtherPlacesOf(roles: readonly Role[]) {
  const inBar = placesOf(roles).map(({ path }) => path)
  const further = (all: FurtherPlace[]) =>
    all.filter((place) => has(roles, place.roles) && !inBar.includes(place.path))
  return { registers: further(registers), offices: further(offices) }
}
