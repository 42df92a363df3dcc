import { computed, nextTick, reactive, ref } from 'vue'
import type { Failure } from '../platform/failure.ts'
import { useQuery } from '../platform/useQuery.ts'

/** What of a command the form shows. */
interface Sending {
  readonly busy: boolean
  readonly stuck: boolean
  readonly failure: Failure | undefined
}

/** Whom and which day a new fact is about; `send` gives it to the noun's verb and says what it was. */
export function useNewFact(
  command: Sending,
  send: (about: { personId: string; date: string }) => Promise<string | undefined>,
) {
  const query = useQuery('/api/violations/choices')
  const about = reactive({ personId: '', date: '' })
  const date = computed({
    get: () => about.date || (query.data?.today ?? ''),
    set: (day: string) => {
      about.date = day
    },
  })
  const done = ref('')

  /** After one the next may follow, of the same day. */
  async function submit(told: (name: string, what: string) => string) {
    done.value = ''
    const name = query.data?.students.find(({ personId }) => personId === about.personId)?.name ?? ''
    const what = await send({ personId: about.personId, date: date.value })
    if (what === undefined) return
    done.value = told(name, what)
    about.personId = ''
    await nextTick()
    document.querySelector('.new-fact .note-box')?.scrollIntoView({ block: 'nearest' })
  }

  return { query, command, about, date, done, submit }
}
