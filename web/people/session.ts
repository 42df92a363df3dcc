import { ref } from 'vue'
import type { Role } from '../../shared/people/access.ts'
import { forgetAll } from '../platform/query-cache.ts'
import { keepSetting, readSetting } from '../platform/storage.ts'
import { homeOf } from './places.ts'
import type { Me } from './useMe.ts'

/**
 * What of the last session is remembered on the device: the roles and no name, so that the right bars stand
 * before the first answer comes and nothing moves afterwards.
 */
function remember(hint: string | null, home: string | null) {
  keepSetting('hint', hint)
  keepSetting('home', home)
  document.documentElement.dataset.hint = hint ?? ''
}

let last = ''

/** Whether this is the demo: known once its entry was seen on this device. */
export const inDemo = ref(false)
export const recallDemo = () => {
  inDemo.value = (readSetting('hint') ?? '').split(' ').includes('demo')
}

export function hasSignedIn(me: Me, roles: Role[]) {
  if (last && last !== me.personId) forgetAll()
  last = me.personId
  remember([...(inDemo.value ? ['demo'] : []), ...roles].join(' '), homeOf(roles))
}

/** Nobody is signed in here now, or somebody else is about to be. */
export function hasLeft(demo = inDemo.value) {
  last = ''
  inDemo.value = demo
  forgetAll()
  remember(demo ? 'demo' : null, null)
}

/** Where somebody without a session belongs: the demo's entry where there is one. */
export async function hasNotSignedIn(): Promise<'/demo' | '/sign-in'> {
  const demo = await fetch('/api/demo').catch(() => undefined)
  hasLeft(demo?.ok === true)
  return demo?.ok ? '/demo' : '/sign-in'
}

/**
 * The roles to assume until the server has said: on the prerendered first screen those of its markup (a
 * leader's place is hidden by style until it is known), elsewhere those of last time.
 */
export function rolesBefore(path: string): Role[] {
  if (path === '/') return ['student', 'leader']
  return (readSetting('hint') ?? '').split(' ').filter((word) => word && word !== 'demo') as Role[]
}
