import type { Role } from '../../shared/people/access.ts'
import type { Word } from '../locales/words.ts'
import type { IconName } from '../ui/icons.ts'

export interface Place {
  path: string
  word: Word
  icon: IconName
  roles: readonly Role[]
  /** Who has the place 更多 finds it there, and on a wide screen in the bar. */
  further?: true
}

/** Who looks after classes: their days need more places than a bar on a phone has room for. */
export const inCharge: Role[] = ['teacher', 'lead-teacher', 'supervisor']

export const staff: Role[] = [...inCharge, 'finance', 'admin']

/** The places of the app in the order of the bar, at most five for anybody; the first is where a person begins. */
export const places: Place[] = [
  { path: '/', word: 'tab.today', icon: 'today', roles: ['student'] },
  { path: '/board', word: 'tab.board', icon: 'records', roles: inCharge },
  { path: '/roll-call', word: 'tab.rollCall', icon: 'list', roles: ['leader', ...inCharge] },
  { path: '/needs', word: 'tab.needs', icon: 'flag', roles: inCharge },
  { path: '/allowance', word: 'tab.allowance', icon: 'money', roles: ['student'] },
  { path: '/records', word: 'tab.records', icon: 'records', roles: ['student'] },
  { path: '/payouts', word: 'tab.payouts', icon: 'payouts', roles: ['finance'], further: true },
  { path: '/people', word: 'tab.people', icon: 'group', roles: ['admin'], further: true },
  { path: '/more', word: 'tab.more', icon: 'more', roles: staff },
  {
    path: '/me',
    word: 'tab.me',
    icon: 'person',
    roles: ['student', ...staff],
  },
]

export const has = (roles: readonly Role[], of: readonly Role[]) => of.some((role) => roles.includes(role))
const isInCharge = (roles: readonly Role[]) => has(roles, inCharge)
export const isStaff = (roles: readonly Role[]) => has(roles, staff)

export const placesOf = (roles: readonly Role[]) =>
  places.filter((place) => has(roles, place.roles) && !(place.further && isInCharge(roles)))
export const homeOf = (roles: readonly Role[]) => placesOf(roles)[0]?.path ?? '/me'
