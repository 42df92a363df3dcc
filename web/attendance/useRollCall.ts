import { computed, reactive, ref, shallowRef } from 'vue'
import { useCommand } from '../offline/useCommand.ts'
import { useNow } from '../platform/clock.ts'
import { useQuery } from '../platform/useQuery.ts'
import { decisionsOf, rowsOf, sorted, type Called, type CalledState } from './roll-call-draft.ts'

/** The roll call of one shift: filled in from check-ins, changed here, confirmed by one command. */
export function useRollCall() {
  const choice = reactive<{ date?: string; shift?: string }>({})
  const className = ref('')
  const query = useQuery('/api/attendance/roll-call', () => ({ ...choice }), 30_000)
  const now = useNow()
  const command = useCommand('/api/attendance/roll-call')
  const changes = reactive(new Map<string, CalledState>())

  const classes = computed(() => [...new Set(query.data?.people.map((one) => one.className))])
  const people = computed(
    () => query.data?.people.filter((one) => !className.value || one.className === className.value) ?? [],
  )
  const rows = computed(() => rowsOf(people.value, changes))
  const groups = computed(() => sorted(rows.value))
  const started = computed(() => {
    const startsAt = query.data?.shift?.startsAt ?? Infinity
    return now.value !== null && startsAt <= now.value
  })
  const decisions = computed(() => decisionsOf(rows.value, started.value))

  async function decide(decided: typeof decisions.value) {
    const { data } = query
    if (!data?.shift || !decided.length) return false
    const answer = await command.run({ date: data.date, shift: data.shift.code, decisions: decided })
    return answer !== undefined || !command.failure
  }

  /** Before it is confirmed a change waits for the one tap; afterwards it is a decision of its own. */
  async function change(person: Called, state: CalledState, reason: string): Promise<boolean> {
    if (person.confirmed) {
      return decide([{ personId: person.personId, state, version: person.version, reason }])
    }
    changes.set(person.personId, state)
    return true
  }

  /** Whose state is being changed now. */
  const picked = shallowRef<Called>()
  const stateOf = ({ personId }: Called) =>
    rows.value.find(({ person }) => person.personId === personId)?.state ?? 'present'

  async function decidePicked(state: CalledState, reason: string) {
    if (picked.value && (await change(picked.value, state, reason))) picked.value = undefined
  }

  function choose(date: string, shift: string) {
    Object.assign(choice, { date, shift })
    changes.clear()
  }

  const confirmAll = () => decide(decisions.value)
  return {
    query,
    className,
    classes,
    rows,
    groups,
    started,
    decisions,
    command,
    picked,
    stateOf,
    decidePicked,
    choose,
    confirmAll,
  }
}
