import { computed, reactive, ref } from 'vue'
import { useRoute } from 'vue-router'
import { outbox } from '../offline/outbox.ts'
import { useCommand } from '../offline/useCommand.ts'
import { deviceNow, serverNow, useNow } from '../platform/clock.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { groupsOf, waitingOf } from './people.ts'

export type Return = Answer<'/api/returns'>
export type Night = NonNullable<Return['night']>
export type Walker = Return['people'][number]
export type Batch = Return['batches'][number]

/** The way home of a night: who is where, and one tap for everybody who passes the gate, without a network, too. */
export function useReturn() {
  const { query: asked } = useRoute()
  const choice = reactive<{ date?: string; shift?: string }>({})
  if (typeof asked.date === 'string') choice.date = asked.date
  if (typeof asked.shift === 'string') choice.shift = asked.shift
  const query = useQuery('/api/returns', () => ({ ...choice }), 20_000)
  const now = useNow()
  const command = useCommand('/api/returns/arrive')
  const lost = ref<{ name: string; code: string }[]>([])

  const night = computed(() => query.data?.night ?? null)
  const waiting = computed(() => waitingOf(outbox.items, night.value))
  const people = computed(() => query.data?.people ?? [])
  const groups = computed(() => groupsOf(query.data, waiting.value))
  const open = computed(() => now.value !== null && night.value !== null && night.value.opensAt <= now.value)
  /** Who has nothing to say for themselves yet, and of whom nothing waits to be sent. */
  const missing = computed(() =>
    people.value.filter((one) => one.state === 'unaccounted' && !waiting.value.has(one.personId)),
  )

  const nameOf = (id: unknown) => people.value.find(({ personId }) => personId === id)?.name ?? ''

  async function arrive(walkers: readonly Walker[]) {
    if (!night.value || !walkers.length) return
    lost.value = []
    const at = serverNow() ?? deviceNow()
    const { date, shift } = night.value
    const answer = await command.run({
      date,
      shift,
      people: walkers.map(({ personId }) => ({ personId, at: Math.round(at) })),
    })
    const refused = answer?.refused ?? []
    lost.value = refused.map(({ personId, code }) => ({ name: nameOf(personId), code }))
  }

  function choose(date: string, shift: string) {
    Object.assign(choice, { date, shift })
    lost.value = []
  }

  return { query, night, now, people, groups, missing, open, waiting, command, lost, arrive, choose }
}
