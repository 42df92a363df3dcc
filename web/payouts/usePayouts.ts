import { useRouter } from 'vue-router'
import { useCommand } from '../offline/useCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type Run = Answer<'/api/payouts'>['runs'][number]
export type RunDetail = Answer<'/api/payouts/:id'>

/** All runs of the season; computing one leads to it. */
export function usePayouts() {
  const query = useQuery('/api/payouts')
  const prepare = useCommand('/api/payouts')
  const router = useRouter()

  async function compute(from: string, to: string) {
    const answer = await prepare.run({ ...(from && { from }), ...(to && { to }) })
    if (answer) await router.push(`/payouts/${answer.id}`)
  }

  return { query, prepare, compute }
}
