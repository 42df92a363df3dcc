import { computed } from 'vue'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type Dead = Answer<'/api/deliveries'>['dead'][number]

const idsOf = (some: readonly Dead[]) => ({ ids: some.map(({ id }) => id) })

/** How the channels do, and what none of them could deliver. */
export function useDeliveries() {
  const query = useQuery('/api/deliveries', undefined, 60_000)
  const retrying = useDirectCommand('/api/deliveries/retry')
  const dropping = useDirectCommand('/api/deliveries/drop')
  const dead = computed(() => query.data?.dead ?? [])
  const channels = computed(() => query.data?.channels ?? [])
  return {
    query,
    dead,
    channels,
    retry: (some: readonly Dead[]) => retrying.run(idsOf(some)),
    drop: (some: readonly Dead[]) => dropping.run(idsOf(some)),
    get busy() {
      return retrying.busy || dropping.busy
    },
    get failure() {
      return retrying.failure ?? dropping.failure
    },
  }
}
