import { instantOf, workDateAt } from '../time/instant.ts'
import { addDays } from '../time/work-date.ts'

const zone = 'Asia/Shanghai'
const [begins, ends] = ['22:30', '07:00']

/** When what is not urgent may be delivered: now, or in the morning if these are quiet hours. */
export function afterQuietHours(now: number): number {
  const today = workDateAt(now, zone)
  const morning = instantOf(today, ends, zone)
  if (now < morning) return morning
  return now < instantOf(today, begins, zone) ? now : instantOf(addDays(today, 1), ends, zone)
}
