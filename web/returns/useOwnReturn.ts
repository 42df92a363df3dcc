import { computed } from 'vue'
import { useCommand } from '../offline/useCommand.ts'
import { deviceNow, serverNow, useNow } from '../platform/clock.ts'
import { refetch } from '../platform/query-cache.ts'
import { useQuery } from '../platform/useQuery.ts'

/** The student's own night, and the word that it is over; read without a network, the code counts for that moment. */
export function useOwnReturn() {
  const query = useQuery('/api/returns/own', undefined, 30_000)
  const now = useNow()
  const command = useCommand('/api/returns/arrived')
  const night = computed(() => query.data?.night ?? null)
  const open = computed(() => night.value !== null && now.value !== null && night.value.opensAt <= now.value)

  async function arrived(code: string) {
    if (!night.value || code.length !== 6) return
    const { date, shift } = night.value
    const capturedAt = Math.round(serverNow() ?? deviceNow())
    if (await command.run({ date, shift, code, capturedAt })) void refetch()
  }
  return { query, night, open, command, arrived }
}
