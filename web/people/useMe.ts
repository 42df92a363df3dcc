import { computed } from 'vue'
import type { Role } from '../../shared/people/access.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type Me = Answer<'/api/me'>

/** Who is signed in, and what they are here. */
export function useMe() {
  const query = useQuery('/api/me')
  const roles = computed<Role[]>(() => (query.data ? rolesOf(query.data) : []))
  return { query, roles, isStudent: computed(() => roles.value.includes('student')) }
}

export const rolesOf = (me: Me): Role[] =>
  me.leader && !me.roles.includes('leader') ? [...me.roles, 'leader'] : me.roles
