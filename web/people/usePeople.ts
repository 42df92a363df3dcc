import { computed, reactive } from 'vue'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { useListOf } from './useListOf.ts'

export type Listed = Answer<'/api/people'>[number]

export const hasAccount = ({ devices }: Listed) => devices > 0

/** One class of those whom this person looks after, what is on show of it, and who is chosen. */
export function usePeople() {
  const query = useQuery('/api/people/classes')
  const filter = reactive({ className: '', text: '', noAccount: false })
  const chosen = reactive(new Set<string>())

  const classes = computed(() => query.data?.classes ?? [])
  const className = computed(() => filter.className || (classes.value[0]?.className ?? ''))
  const listed = useListOf(className)
  const all = computed(() => listed.value?.data ?? [])
  const shown = computed(() => all.value.filter(fits))

  function fits(one: Listed) {
    if (filter.noAccount && hasAccount(one)) return false
    return `${one.name} ${one.number} ${one.group}`.includes(filter.text.trim())
  }

  /** Whoever is chosen, also where the filter hides them by now; while nobody is, those on show who lack it. */
  const meantBy = (lacks: (one: Listed) => boolean) =>
    computed(() =>
      chosen.size ? all.value.filter(({ personId }) => chosen.has(personId)) : shown.value.filter(lacks),
    )
  const forSlips = meantBy((one) => !hasAccount(one))
  const forInsurance = meantBy((one) => !one.insurance)
  const allChosen = computed(
    () => shown.value.length > 0 && shown.value.every((one) => chosen.has(one.personId)),
  )

  function chooseClass(name: string) {
    filter.className = name
    chosen.clear()
  }
  function choose({ personId }: Listed, on: boolean) {
    if (on) chosen.add(personId)
    else chosen.delete(personId)
  }
  function chooseAll(on: boolean) {
    for (const one of shown.value) choose(one, on)
  }

  return {
    query,
    filter,
    chosen,
    classes,
    className,
    listed,
    all,
    shown,
    forSlips,
    forInsurance,
    allChosen,
    chooseClass,
    choose,
    chooseAll,
  }
}
