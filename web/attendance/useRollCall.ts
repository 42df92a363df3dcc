import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import { outbox } from '../offline/outbox.ts'
import { useCommand } from '../offline/useCommand.ts'
import { useNow } from '../platform/clock.ts'
import { useQuery } from '../platform/useQuery.ts'
import { decisionsOf, needsReason, rowsOf, sorted, waitingOf } from './roll-call-draft.ts'
import type { Called, CalledState, Decision } from './roll-call-draft.ts'

/** Who was not decided here because somebody else was first, or because it could not be. */
export interface Lost {
  code: string
  name: string
  by: string
  state?: CalledState | undefined
}

/** The roll call of one shift: filled in from check-ins, changed here, confirmed by one command. */
export function useRollCall() {
  const { query: asked } = useRoute()
  const choice = reactive<{ date?: string; shift?: string }>({})
  if (typeof asked.date === 'string') choice.date = asked.date
  if (typeof asked.shift === 'string') choice.shift = asked.shift
  const className = ref('')
  const query = useQuery('/api/attendance/roll-call', () => ({ ...choice }), 30_000)
  const now = useNow()
  const command = useCommand('/api/attendance/roll-call')
  const changes = reactive(new Map<string, CalledState>())
  /** Why a list that was called on paper is entered now; '' otherwise. */
  const paper = ref('')
  const lost = ref<Lost[]>([])

  const classes = computed(() => [...new Set(query.data?.people.map((one) => one.className))])
  const people = computed(
    () => query.data?.people.filter((one) => !className.value || one.className === className.value) ?? [],
  )
  const waiting = computed(() =>
    waitingOf(outbox.items, { date: query.data?.date ?? '', shift: query.data?.shift?.code ?? '' }),
  )
  const rows = computed(() =>
    rowsOf(people.value, { changes, waiting: waiting.value, paper: paper.value !== '' }),
  )
  const groups = computed(() => sorted(rows.value))
  const started = computed(() => {
    const startsAt = query.data?.shift?.startsAt ?? Infinity
    return now.value !== null && startsAt <= now.value
  })
  const decisions = computed(() => decisionsOf(rows.value, started.value))

  const lostOf = (how: { code: string; personId?: string; by?: string; state?: unknown }): Lost => ({
    code: how.code,
    name: query.data?.people.find(({ personId }) => personId === how.personId)?.name ?? '',
    by: how.by ?? '',
    state: how.state as CalledState | undefined,
  })

  /** True once nothing of it is left to do here. */
  async function decide(decided: Decision[]) {
    const { data } = query
    if (!data?.shift || !decided.length) return false
    lost.value = []
    const why = paper.value ? { paper: paper.value } : {}
    const answer = await command.run({ date: data.date, shift: data.shift.code, decisions: decided, ...why })
    const { failure } = command
    if (failure?.params.personId) lost.value = [lostOf({ ...failure.params, code: failure.code })]
    if (answer) lost.value = answer.refused.map(lostOf)
    return !failure
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
  // What waits to be sent is on the list and in the bar: the sheet need not wait for it.
  watch(
    () => command.stuck,
    (stuck) => stuck && (picked.value = undefined),
  )

  function choose(date?: string, shift?: string) {
    delete choice.date
    delete choice.shift
    Object.assign(choice, date ? { date } : {}, shift ? { shift } : {})
    changes.clear()
    lost.value = []
  }

  function enterPaper(reason: string, date: string) {
    if (date !== query.data?.date) choose(date)
    paper.value = reason
  }

  async function confirmAll() {
    if (await decide(decisions.value)) paper.value = ''
  }

  return {
    query,
    choice,
    className,
    classes,
    rows,
    groups,
    started,
    decisions,
    command,
    picked,
    paper,
    lost,
    stateOf,
    asksWhy: (person: Called) => needsReason(person, now.value),
    decidePicked,
    choose,
    enterPaper,
    confirmAll,
  }
}
