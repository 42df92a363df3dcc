import { weekdayOf, workDateOf } from '../../shared/time/work-date.ts'
import { wallOf } from '../platform/clock.ts'
import { t } from './words.ts'

const parts = (date: string) => ({
  month: t('date.months').split(' ')[Number(date.slice(5, 7)) - 1] ?? '',
  day: Number(date.slice(8, 10)),
})

/** 11月12日 周四 */
export const longDate = (date: string) =>
  t('date.day', { ...parts(date), weekday: t('date.weekdays').split(' ')[weekdayOf(workDateOf(date))] ?? '' })

/** 11月12日 */
export const shortDate = (date: string) => t('date.short', parts(date))

export const span = (from: string, to: string) => t('date.span', { from: shortDate(from), to: shortDate(to) })

/** 16:30, and 次日 02:00 where the moment is no longer on the date to which the shift belongs. */
export function timeOf(at: number, date?: string): string {
  const wall = wallOf(at)
  const time = `${wall.hour}:${wall.minute}`
  return date && wall.date > date ? t('date.next', { time }) : time
}

/** 11月12日 16:41 */
export const momentOf = (at: number) => `${shortDate(wallOf(at).date)} ${timeOf(at)}`

const two = (n: number) => String(n).padStart(2, '0')

/** 1:09:12 or 9:12, for what runs down. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}
