import { computed, ref, shallowRef } from 'vue'
import { mostAtOnce } from '../../shared/seasons/crowding.ts'
import { planEntry } from '../../shared/shifts/plan.ts'
import { copied, rotated, type PlanCell } from '../../shared/shifts/plan-grid.ts'
import { planWarnings, touches, type PlanWarning } from '../../shared/shifts/plan-warnings.ts'
import { addDays, eachDate, workDateOf, type WorkDate } from '../../shared/time/work-date.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { blockOf, cellsOver, drafted, insideOf, keyOf, type Block } from './plan-draft.ts'

export type Plan = Answer<'/api/shifts/plan'>

/** The plan of the season, and a draft over it that stays on this page until it is published. */
export function usePlan() {
  const query = useQuery('/api/shifts/plan')
  const command = useDirectCommand('/api/shifts/plan')
  const steps = shallowRef<ReadonlyMap<string, string>[]>([new Map()])
  const block = shallowRef<Block>(blockOf(0, 0))
  const whole = ref(false)
  const done = ref(0)

  const draft = computed(() => steps.value.at(-1)!)
  const published = computed(
    () =>
      new Map((query.data?.cells ?? []).map(({ date, className, cell }) => [keyOf(date, className), cell])),
  )
  const at = computed(() => cellsOver(published.value, draft.value))
  const classes = computed(() => query.data?.ground.classes.map(({ name }) => name) ?? [])
  const span = computed(() =>
    query.data ? { first: workDateOf(query.data.from), last: workDateOf(query.data.to) } : null,
  )
  const editable = computed(() => {
    if (!query.data || !span.value) return null
    const today = workDateOf(query.data.today)
    return { first: today > span.value.first ? today : span.value.first, last: span.value.last }
  })
  const dates = computed(() => {
    if (!span.value || !editable.value) return []
    const from =
      whole.value || editable.value.first > span.value.last ? span.value.first : editable.value.first
    return eachDate(from, span.value.last)
  })
  const warnings = computed((): PlanWarning[] =>
    query.data ? planWarnings(query.data.ground, at.value, dates.value) : [],
  )
  const touched = computed(() => {
    const changed = new Set(draft.value.keys())
    return changed.size ? warnings.value.filter((warning) => touches(changed, warning)) : []
  })
  const chosen = computed(() => insideOf(block.value, dates.value, classes.value))

  function put(cells: readonly PlanCell[]) {
    if (!editable.value) return
    done.value = 0
    steps.value = [...steps.value, drafted(published.value, draft.value, cells, editable.value)]
  }
  const set = (cell: string) =>
    put(
      chosen.value.dates.flatMap((date) =>
        chosen.value.classes.map((className) => ({ date, className, cell })),
      ),
    )
  /** Of the chosen block, by one of the edits that a hand makes over and over. */
  const edits = {
    copyWeek: () => stretch((from, to) => copied(at.value, chosen.value.classes, { from, to, days: 7 })),
    rotate: () => stretch((from, to, days) => rotated(at.value, chosen.value.classes, { from, to, days })),
    repeat: () =>
      stretch((_, to, days) =>
        copied(at.value, chosen.value.classes, { from: addDays(to, 1), to: editable.value!.last, days }),
      ),
  }
  function stretch(edit: (from: WorkDate, to: WorkDate, days: number) => PlanCell[]) {
    const [from, to] = [chosen.value.dates[0], chosen.value.dates.at(-1)]
    if (from && to) put(edit(from, to, chosen.value.dates.length))
  }

  async function publish(reasons: Record<string, string>) {
    const cells = [...draft.value].map(([key, cell]) => {
      const [date, className] = [key.slice(0, 10), key.slice(11)]
      return { date, className, cell, was: published.value.get(key) ?? '' }
    })
    if (!(await command.run({ cells, reasons }))) return false
    done.value = cells.length
    steps.value = [new Map()]
    return true
  }

  /** How many are at work at once on a date; of how many seats. */
  function coverageOn(date: WorkDate) {
    const { classes: all = [], shifts = [], rooms = [] } = query.data?.ground ?? {}
    const planned = all.flatMap(({ name, students }) => {
      const entry = planEntry(at.value(date, name))
      return entry.kind === 'shift' ? [{ date, className: name, shift: entry.shift, students }] : []
    })
    return {
      students: mostAtOnce(planned, shifts),
      seats: rooms.reduce((sum, { seats }) => sum + seats, 0),
    }
  }

  return {
    query,
    command,
    draft,
    published,
    at,
    classes,
    editable,
    dates,
    warnings,
    touched,
    block,
    chosen,
    whole,
    done,
    set,
    edits,
    coverageOn,
    publish,
    undo: () => (steps.value = steps.value.length > 1 ? steps.value.slice(0, -1) : steps.value),
    drop: () => (steps.value = [new Map()]),
  }
}
export type PlanDraft = ReturnType<typeof usePlan>
