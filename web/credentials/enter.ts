import type { Router } from 'vue-router'
import { homeOf } from '../people/places.ts'
import { hasLeft, recallDemo } from '../people/session.ts'
import { rolesOf } from '../people/useMe.ts'
import { get } from '../platform/api.ts'

/** A session has just begun: nothing of the one before is shown, and the person comes to where theirs begins. */
export async function enterAs(router: Router) {
  recallDemo()
  hasLeft()
  const me = await get<'/api/me'>('/api/me')
  await router.replace(homeOf(rolesOf(me)))
}
