import { computed, shallowReactive } from 'vue'
import { get } from '../platform/api.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { urlOf, type Query } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import type { Notice } from './useNotices.ts'

/** The newest notices, and below them as many older ones as somebody has asked for. */
export function usePastNotices(query: Query<Answer<'/api/notices'>>) {
  const past = shallowReactive<{
    notices: Notice[]
    more: boolean | undefined
    failure: Failure | undefined
  }>({
    notices: [],
    more: undefined,
    failure: undefined,
  })
  const all = computed(() => {
    const newest = query.data?.notices ?? []
    const known = new Set(newest.map(({ id }) => id))
    return [...newest, ...past.notices.filter(({ id }) => !known.has(id))]
  })
  const more = computed(() => past.more ?? query.data?.more ?? false)

  async function showOlder() {
    past.failure = undefined
    try {
      const path = urlOf('/api/notices', { before: all.value.at(-1)?.id })
      const older = await get<'/api/notices'>(path)
      Object.assign(past, { notices: [...past.notices, ...older.notices], more: older.more })
    } catch (error) {
      past.failure = asFailure(error)
    }
  }
  return { past, all, more, showOlder }
}
