import { computed, ref } from 'vue'
import { useCommand } from '../offline/useCommand.ts'
import { useMe } from '../people/useMe.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type ClosingSeen = Answer<'/api/closings/:run'>
export const sides = ['company', 'school'] as const
export type Side = (typeof sides)[number]
const roleOf = { company: 'supervisor', school: 'lead-teacher' } as const

/** What is open in a run, and the side that this person may close it for. */
export function useClosing(run: () => string, closed: () => void) {
  const query = useQuery('/api/closings/:run', () => ({ run: run() }), 30_000)
  const { roles } = useMe()
  const commands = {
    company: useCommand('/api/closings/:run/close-company'),
    school: useCommand('/api/closings/:run/close-school'),
  }
  const both = Object.values(commands)
  const asking = ref(false)

  const saidBy = (side: Side) => query.data?.said.find((said) => said.side === side)
  const mine = computed(() => sides.find((side) => roles.value.includes(roleOf[side]) && !saidBy(side)))
  const waits = computed(() => query.data?.open.some(({ left }) => left === 'under-way') ?? false)
  const may = computed(() => mine.value !== undefined && !waits.value && query.data?.closedAt === null)

  async function close(reason = '') {
    if (!mine.value || !query.data) return
    const { openHash } = query.data
    if (!(await commands[mine.value].run({ openHash, reason }, { run: run() }))) return
    asking.value = false
    await query.reload()
    closed()
  }

  return {
    query,
    asking,
    may,
    waits,
    saidBy,
    close,
    busy: computed(() => both.some((command) => command.busy || command.waiting)),
    failure: computed(() => both.find((command) => command.failure)?.failure),
  }
}
