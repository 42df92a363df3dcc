import { computed, reactive } from 'vue'
import { useRoute } from 'vue-router'
import { isWorkDate } from '../../shared/time/work-date.ts'
import { serverNow, wallOf } from '../platform/clock.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type StudentMonth = Answer<'/api/attendance/students/:id/month'>
export type MonthDay = StudentMonth['days'][number]
export type StudentDay = Answer<'/api/attendance/students/:id/day'>
export type DayFact = StudentDay['history'][number]

const today = () => wallOf(serverNow() ?? 0).date

/** A student's month, and one date of it with everything that is known. */
export function useStudent(id: string) {
  const { date } = useRoute().query
  const chosen = typeof date === 'string' && isWorkDate(date) ? date : today()
  const at = reactive({ date: chosen, month: chosen.slice(0, 7) })
  const month = useQuery('/api/attendance/students/:id/month', () => ({ id, month: at.month }))
  const day = useQuery('/api/attendance/students/:id/day', () => ({ id, date: at.date }))
  const student = computed(() => day.data?.student ?? month.data?.student)

  function turn(months: -1 | 1) {
    const [year = 0, of = 0] = at.month.split('-').map(Number)
    const index = year * 12 + of - 1 + months
    at.month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  }
  return { at, today: computed(() => wallOf(month.data?.now ?? 0).date), month, day, student, turn }
}
