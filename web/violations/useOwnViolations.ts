import { useCommand } from '../offline/useCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type OwnViolation = Answer<'/api/violations/own'>['violations'][number]

/** The own violations and the appeal against one: from the server's answer on nothing is deducted, until it is taken back. */
export function useOwnViolations() {
  const query = useQuery('/api/violations/own')
  const appeal = useCommand('/api/violations/:id/appeal')
  const retract = useCommand('/api/violations/:id/retract')
  return { query, appeal, retract }
}
