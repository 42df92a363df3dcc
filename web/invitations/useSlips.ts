import { computed, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { hasAccount, type Listed } from '../people/usePeople.ts'
import type { CommandAnswer } from '../platform/wire.ts'

export type Purpose = 'enrol' | 'add' | 'replace'
type Answered = CommandAnswer<'/api/invitations'>['slips'][number]
export type Slip = Answered & { purpose: Purpose }

/** Slips as they were answered, in this page's memory alone: they open accounts. */
export const slipsMade = shallowRef<Slip[]>([])

/** Makes slips and leads to the sheets: a first account for who has none, one more device for who has. */
export function useSlips() {
  const command = useDirectCommand('/api/invitations')
  const router = useRouter()

  async function make(people: Listed[], purpose: Purpose): Promise<Slip[]> {
    if (!people.length) return []
    const body = { personIds: people.map(({ personId }) => personId), purpose }
    let answer = await command.run(body)
    // A repeat after a lost answer shows no secret: new slips, then, and those before end by themselves.
    if (answer?.slips.some(({ token }) => !token)) answer = await command.run(body)
    return answer?.slips.map((slip) => ({ ...slip, purpose })) ?? []
  }

  async function show(slips: Slip[]) {
    if (!slips.length) return
    slipsMade.value = slips
    await router.push('/people/slips')
  }

  async function forPeople(people: Listed[]) {
    const enrol = await make(
      people.filter((one) => !hasAccount(one)),
      'enrol',
    )
    if (command.failure) return
    // What is made already is shown even where this fails: nobody can ask for it again.
    const add = await make(people.filter(hasAccount), 'add')
    const order = new Map(people.map(({ personId }, at) => [personId, at]))
    const placeOf = ({ personId }: Slip) => order.get(personId) ?? 0
    await show([...enrol, ...add].sort((a, b) => placeOf(a) - placeOf(b)))
  }

  const replace = async (person: Listed) => show(await make([person], 'replace'))

  return {
    forPeople,
    replace,
    busy: computed(() => command.busy),
    failure: computed(() => command.failure),
  }
}
