import { computed, reactive, ref } from 'vue'
import { access, type Action } from '../../shared/people/access.ts'
import { useSlips } from '../invitations/useSlips.ts'
import { useMe } from './useMe.ts'
import type { Listed, usePeople } from './usePeople.ts'

export type Doing = 'person' | 'slips' | 'lost' | 'insure' | 'move'

/** What this person may do with the list, and the one sheet in which it is being done. */
export function usePeopleDoing(list: ReturnType<typeof usePeople>) {
  const { roles } = useMe()
  const slips = useSlips()
  const now = reactive({ doing: undefined as Doing | undefined, people: [] as Listed[] })
  const done = ref('')

  const mayDo = (action: Action) => roles.value.some((role) => access[action][role] !== undefined)
  const may = computed(() => ({
    invite: mayDo('invitations.make'),
    insure: mayDo('insurances.record'),
    lead: mayDo('people.leader'),
    move: mayDo('people.move'),
    staff: mayDo('people.staff'),
  }))

  function open(doing: Doing, people: Listed[]) {
    done.value = ''
    Object.assign(now, { doing, people })
  }
  function close() {
    now.doing = undefined
  }

  const makeSlips = () =>
    now.doing === 'lost' && now.people[0] ? slips.replace(now.people[0]) : slips.forPeople(now.people)

  /** What has come of it, for the page to say. */
  function isDone(said: string) {
    done.value = said
    list.chosen.clear()
    close()
  }

  return { may, now, done, slips, open, close, makeSlips, isDone }
}
