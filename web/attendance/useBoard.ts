import { computed, reactive } from 'vue'
import { useRoute } from 'vue-router'
import { urgency } from '../../shared/attendance/exception.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type Board = Answer<'/api/attendance/board'>
export type BoardClass = Board['classes'][number]
export type BoardGroup = BoardClass['groups'][number]
export type BoardStudent = BoardGroup['students'][number]
export type Counts = BoardClass['counts']

/** The classes of a date, asked again every half minute; today unless another date was chosen. */
export function useBoard() {
  const { date } = useRoute().query
  const choice = reactive({ date: typeof date === 'string' ? date : '', className: '' })
  const query = useQuery('/api/attendance/board', () => (choice.date ? { date: choice.date } : {}), 30_000)
  const all = computed(() => query.data?.classes ?? [])
  const classes = computed(() =>
    all.value.filter(({ className }) => !choice.className || className === choice.className),
  )
  /** Everybody who deserves a look, the most urgent first. */
  const exceptions = computed(() =>
    classes.value
      .flatMap(({ className, groups }) =>
        groups.flatMap(({ group, students }) =>
          students.map((student) => ({ student, place: `${className} ${group}` })),
        ),
      )
      .filter(({ student }) => student.exceptions.length)
      .sort((a, b) => urgency(a.student.exceptions) - urgency(b.student.exceptions)),
  )
  const names = computed(
    () =>
      new Map(
        all.value.flatMap(({ groups }) =>
          groups.flatMap(({ students }) => students.map((one) => [one.personId, one.name] as const)),
        ),
      ),
  )
  const sameCodes = computed(() =>
    (query.data?.sharedCodes ?? []).map(({ room, step, people }) => ({
      key: `${room} ${step}`,
      room,
      names: people.map((id) => names.value.get(id) ?? '').join('、'),
    })),
  )
  return { query, choice, all, classes, exceptions, sameCodes }
}
