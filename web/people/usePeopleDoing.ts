import { computed, reactive, ref } from 'vue'
import { access, type Action } from '../../shared/people/access.ts'
import { useSlips } from '../invitations/useSlips.ts'
import { useMe } from './useMe.ts'
import type { Listed, usePeople } from './usePeople.ts'

export type Doing = 'person' | 'slips' | 'lost' | 'insure'

/** What this person may do with the list, and the one sheet in which it is being done. */
export function usePeopleDoing(list: ReturnType<typeof usePeople>) {
  const { roles } = useMe()
  const slips = useSlips()
  const now = reactive({ doing: undefined as Doing | undefined, people: [] as Listed[] })
  const insured = ref(0)

  const mayDo = (action: Action) => roles.value.some((role) => access[action][role] !== undefined)
  const may = computed(() => ({
    invite: mayDo('invitations.make'),
    insure: mayDo('insurances.record'),
    lead: mayDo('people.leader'),
    staff: mayDo('people.staff'),
  }))

  function open(doing: Doing, people: Listed[]) {
    insured.value = 0
    Object.assign(now, { doing, people })
  }
  function close() {
    now.doing = undefined
  }

  const makeSlips = () =>
    now.doing === 'lost' && now.people[0] ? slips.replace(now.people[0]) : slips.forPeople(now.people)

  function hasInsured(count: number) {
    insured.value = count
    list.chosen.clear()
    close()
  }

  return { may, now, insured, slips, open, close, makeSlips, hasInsured }
}
