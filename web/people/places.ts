import type { Role } from '../../shared/people/access.ts'
import type { IconName } from '../ui/icons.ts'

export interface Place {
  path: '/' | '/roll-call' | '/allowance' | '/records' | '/payouts' | '/people' | '/me'
  word:
    'tab.today' | 'tab.rollCall' | 'tab.allowance' | 'tab.records' | 'tab.payouts' | 'tab.people' | 'tab.me'
  icon: IconName
  roles: Role[]
}

const everyone: Role[] = ['student', 'teacher', 'lead-teacher', 'supervisor', 'finance', 'admin']

/** The places of the app in the order of the bar; the first that a person has is where they begin. */
export const places: Place[] = [
  { path: '/', word: 'tab.today', icon: 'today', roles: ['student'] },
  {
    path: '/payouts',
    word: 'tab.payouts',
    icon: 'payouts',
    roles: ['lead-teacher', 'supervisor', 'finance'],
  },
  {
    path: '/roll-call',
    word: 'tab.rollCall',
    icon: 'list',
    roles: ['leader', 'teacher', 'lead-teacher', 'supervisor'],
  },
  { path: '/allowance', word: 'tab.allowance', icon: 'money', roles: ['student'] },
  { path: '/records', word: 'tab.records', icon: 'records', roles: ['student'] },
  {
    path: '/people',
    word: 'tab.people',
    icon: 'group',
    roles: ['teacher', 'lead-teacher', 'supervisor', 'admin'],
  },
  { path: '/me', word: 'tab.me', icon: 'person', roles: everyone },
]

export const placesOf = (roles: readonly Role[]) =>
  places.filter((place) => place.roles.some((r) => roles.includes(r)))
export const homeOf = (roles: readonly Role[]) => placesOf(roles)[0]?.path ?? '/me'
