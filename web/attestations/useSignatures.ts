import { computed, ref } from 'vue'
import { span } from '../locales/dates.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { countsOf, standings } from './progress.ts'
import { t } from './words.ts'

export type SignSlip = Answer<'/api/attestations'>['payslips'][number]
type Shown = (typeof standings)[number] | 'all'

/** The payslips of one period within the reader's reach, narrowed down to those that are wanted. */
export function useSignatures() {
  const query = useQuery('/api/attestations', undefined, 60_000)
  const chosen = ref('')
  const shown = ref<Shown>('waiting')
  const wanted = ref('')

  const runs = computed(() => [
    ...new Map(
      query.data?.payslips.map(({ runId, from, to }) => [runId, { value: runId, word: span(from, to) }]),
    ).values(),
  ])
  const runId = computed(() => chosen.value || runs.value[0]?.value)
  const ofRun = computed(() => query.data?.payslips.filter((slip) => slip.runId === runId.value) ?? [])
  const classes = computed(() =>
    ofRun.value.map(({ student, standing }) => ({ className: student.className, standing })),
  )
  const choices = computed(() => {
    const counts = countsOf(ofRun.value)
    const named = standings.map((value) => ({
      value: value as Shown,
      word: t(`standing.${value}`),
      count: counts[value],
    }))
    return [...named, { value: 'all' as Shown, word: t('all'), count: ofRun.value.length }].map(
      ({ value, word, count }) => ({ value, word: t('choice', { word, count }) }),
    )
  })
  const slips = computed(() =>
    ofRun.value.filter(
      ({ standing, student }) =>
        (shown.value === 'all' || standing === shown.value) &&
        `${student.name} ${student.number} ${student.className}`.includes(wanted.value.trim()),
    ),
  )
  return { query, runs, runId, chosen, shown, wanted, choices, classes, slips }
}
