import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { elapsed } from '../platform/clock.ts'
import { useQuery } from '../platform/useQuery.ts'

export type Field = 'idNumber' | 'cardNumber'
export type Private = ReturnType<typeof usePrivate>
const shownFor = 30_000

/** As people read them out: place, birthday and the rest; a card by fours. */
const grouped: Record<Field, (number: string) => string> = {
  idNumber: (number) => number.replace(/^(.{6})(.{8})(.{4})$/, '$1 $2 $3'),
  cardNumber: (number) => number.replaceAll(/(.{4})(?=.)/g, '$1 '),
}

/**
 * The own numbers: their tails, entering them, and a whole one for half a minute. A whole number is never in the
 * query cache nor in the outbox, and goes from the screen as soon as the page is out of sight.
 */
export function usePrivate() {
  const query = useQuery('/api/private')
  const save = useDirectCommand('/api/private')
  const reveal = useDirectCommand('/api/private/reveal')
  const seen = shallowRef<{ field: Field; text: string }>()
  const left = ref(0)
  const tails = computed(() => ({
    idNumber: query.data?.idNumberTail ?? '',
    cardNumber: query.data?.cardNumberTail ?? '',
  }))
  let timer: ReturnType<typeof setInterval> | undefined

  function hide() {
    clearInterval(timer)
    seen.value = undefined
    left.value = 0
  }

  async function show(field: Field, pin: string): Promise<boolean> {
    const answer = await reveal.run({ pin, field })
    if (!answer) return false
    hide()
    if (!answer.text || document.hidden) return true
    seen.value = { field, text: grouped[field](answer.text) }
    const end = elapsed() + shownFor
    const tick = () => {
      left.value = Math.ceil((end - elapsed()) / 1000)
      if (left.value <= 0) hide()
    }
    tick()
    timer = setInterval(tick, 500)
    return true
  }

  const hideIfUnseen = () => document.hidden && hide()
  if (typeof document !== 'undefined') document.addEventListener('visibilitychange', hideIfUnseen)
  onScopeDispose(() => {
    hide()
    document.removeEventListener('visibilitychange', hideIfUnseen)
  })

  const enter = async (field: Field, number: string, pin: string) =>
    !!(await save.run({ pin, [field]: number }))

  return { query, tails, save, reveal, seen, left, show, hide, enter }
}
