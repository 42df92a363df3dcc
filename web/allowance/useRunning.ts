import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type Running = Answer<'/api/allowance/running'>
export type RunningLine = Running['lines'][number]
export type RunningDay = Running['days'][number]

/** The allowance so far, by the payroll's own function over the facts known now. */
export const useRunning = () => useQuery('/api/allowance/running')
