import { computed, reactive } from 'vue'
import { shortDate, span } from '../locales/dates.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import { t } from './people-words.ts'
import type { Listed } from './usePeople.ts'

/** Where a student may be moved, what is chosen of it, and what it does to what was to come. */
export function useMove(person: Listed) {
  const groups = useQuery('/api/people/groups')
  const record = useQuery('/api/people/:id/student', () => ({ id: person.personId }))
  const command = useDirectCommand('/api/people/:id/move')
  const given = reactive({
    className: person.className,
    group: person.group,
    from: '',
    leader: false,
    reason: '',
  })

  const classes = computed(() => groups.data?.classes ?? [])
  const inClass = computed(() => classes.value.find((one) => one.className === given.className)?.groups ?? [])
  const from = computed(() => given.from || firstDay(groups.data))
  const outside = computed(() => {
    const { data } = groups
    return data && (from.value < data.from || from.value > data.to)
      ? t('move.outside', { span: span(data.from, data.to) })
      : undefined
  })
  const same = computed(() => given.className === person.className && given.group === person.group)
  const later = computed(() => record.data?.places.filter(({ from: begins }) => begins > from.value) ?? [])
  const notes = computed(() => [
    ...later.value.map(({ from: begins, className, group }) =>
      t('move.ends', { when: shortDate(begins), className, group }),
    ),
    ...(groups.data && from.value < groups.data.today ? [t('move.past')] : []),
    ...(person.leader && !given.leader && !same.value ? [t('move.leads', { group: person.group })] : []),
  ])
  const ready = computed(
    () => !outside.value && !!given.reason.trim() && (!same.value || later.value.length > 0),
  )

  function chooseClass(className: string) {
    const [first] = classes.value.find((one) => one.className === className)?.groups ?? []
    Object.assign(given, { className, group: first?.group ?? '' })
  }

  async function move() {
    const { className, group, leader, reason } = given
    const body = { className, group, leader, from: from.value, reason: reason.trim() }
    return command.run(body, { id: person.personId })
  }

  return { groups, command, given, classes, inClass, from, outside, notes, ready, chooseClass, move }
}

/** Today, or the day of the season that is nearest to it. */
function firstDay(season: { today: string; from: string; to: string } | undefined): string {
  if (!season) return ''
  const { today, from, to } = season
  return today < from ? from : today > to ? to : today
}
