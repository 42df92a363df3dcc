import { computed } from 'vue'
import type { ConsentKind } from '../../shared/consents/consent.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type Choice = Answer<'/api/consents'>['history'][number]

/** What one has agreed to, and changing one's mind: each choice is kept beside those before it. */
export function useConsents() {
  const query = useQuery('/api/consents')
  const choose = useDirectCommand('/api/consents')
  const texts = computed(() => query.data?.versions ?? [])
  const historyOf = (kind: ConsentKind) => (query.data?.history ?? []).filter((one) => one.kind === kind)

  async function decide(kind: ConsentKind, granted: boolean) {
    const text = texts.value.find((one) => one.kind === kind)
    return text ? choose.run({ kind, version: text.version, granted }) : undefined
  }

  return { query, choose, texts, historyOf, decide }
}
