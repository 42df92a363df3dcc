import { ref, shallowRef } from 'vue'
import { beforeAll } from '../../shared/audit/chain.ts'
import { walkChain, type ChainFlaw } from '../../shared/audit/walk.ts'
import { get } from '../platform/api.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { urlOf } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { knownKeys } from '../verify/known-keys.ts'

type Stretch = Answer<'/api/audit/chain'>
export type Verdict = { count: number; points: number; head: string } | { seq: number; flaw: ChainFlaw }

/** The whole chain, fetched stretch by stretch and computed anew on this machine. */
export function useVerification() {
  const reached = ref<number>()
  const verdict = shallowRef<Verdict>()
  const failure = shallowRef<Failure>()

  async function verify() {
    verdict.value = failure.value = undefined
    reached.value = 0
    try {
      verdict.value = await walked((await knownKeys()) ?? {})
    } catch (error) {
      failure.value = asFailure(error)
    } finally {
      reached.value = undefined
    }
  }

  async function walked(keys: Record<string, string>): Promise<Verdict> {
    let [head, count, points] = [beforeAll, 0, 0]
    for (let after: number | null = 0; after !== null;) {
      const stretch: Stretch = await get<'/api/audit/chain'>(
        urlOf('/api/audit/chain', { after: String(after) }),
      )
      const found = walkChain(head, stretch.links, stretch.checkpoints, keys)
      if ('flaw' in found) return found
      ;[head, count, points] = [found.head, count + stretch.links.length, points + stretch.checkpoints.length]
      reached.value = head.seq
      after = stretch.next
    }
    return { count, points, head: head.h }
  }
  return { reached, verdict, failure, verify }
}
