import { computed, reactive, shallowRef, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { isWorkDate } from '../../shared/time/work-date.ts'
import { serverNow, wallOf } from '../platform/clock.ts'
import type { Act, FactRow } from './fact-row.ts'
import { findRows } from './find.ts'
import { lastDays, spanFault, type Span } from './span.ts'

/** The dates on show: what is typed counts once it is a span that can be asked for. `?date=` begins with that one. */
export function useSpan() {
  const { date } = useRoute().query
  const on = typeof date === 'string' && isWorkDate(date) ? { from: date, to: date } : undefined
  const typed = reactive<Span>(on ?? lastDays(wallOf(serverNow() ?? 0).date))
  const asked = reactive<Span & Record<string, string>>({ ...typed })
  const fault = computed(() => spanFault(typed))
  function change(part: keyof Span, date: string) {
    typed[part] = date
    if (!spanFault(typed)) Object.assign(asked, typed)
  }
  return { typed, asked, fault, change }
}

/** What of a list is on show, and the one act that is being done to one of it. */
export function useRows(all: ComputedRef<FactRow[]>) {
  const filter = reactive({ text: '', waiting: false })
  const shown = computed(() => findRows(all.value, filter))
  const waiting = computed(() => all.value.filter((row) => row.waits).length)
  return { filter, all, shown, waiting, ...useDoing() }
}

export function useDoing() {
  const doing = shallowRef<{ row: FactRow; act: Act }>()
  return {
    doing,
    start: (row: FactRow, act: Act) => {
      doing.value = { row, act }
    },
    stop: () => {
      doing.value = undefined
    },
  }
}
