import { computed } from 'vue'
import { useCommand } from '../offline/useCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type Notice = Answer<'/api/notices'>['notices'][number]

/** What the person was told, newest first; who has read the list has seen what was in it. */
export function useNotices() {
  const query = useQuery('/api/notices', undefined, 120_000)
  const seen = useCommand('/api/notices/seen')
  const unseen = computed(() => query.data?.unseen ?? 0)

  async function markSeen() {
    const ids =
      query.data?.notices.filter((notice) => notice.seenAt === null).map((notice) => notice.id) ?? []
    if (ids.length && !seen.busy) await seen.run({ ids })
  }

  return { query, unseen, markSeen }
}
