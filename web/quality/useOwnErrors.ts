import { useCommand } from '../offline/useCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type OwnError = Answer<'/api/quality/own'>['errors'][number]

/** The own quality errors, and saying of one that it is none, or taking that back. */
export function useOwnErrors() {
  const query = useQuery('/api/quality/own')
  const doubt = useCommand('/api/quality/:id/doubt')
  const retract = useCommand('/api/quality/:id/retract')
  return { query, doubt, retract }
}

export function stateOf({ rejected, counts }: Pick<OwnError, 'rejected' | 'counts'>) {
  if (rejected) return 'rejected' as const
  return counts ? ('counts' as const) : ('open' as const)
}
