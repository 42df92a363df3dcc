import { parseWorkDate } from '../shared/time/work-date.ts'
import type { WorkDate } from '../shared/time/work-date.ts'

/** What the name of an item says after its kind: a date, and a shift, whose name may be a range of times. */
export function shiftOf(item: string): { date: WorkDate; shift: string } | undefined {
  const [, on = '', shift = ''] = /^[a-z-]+:([\d-]{10}):(.+)$/.exec(item) ?? []
  const date = parseWorkDate(on)
  return date ? { date, shift } : undefined
}

/** Of a walk home the batch besides, which stands last. */
export function walkNamed(item: string): { date: WorkDate; shift: string; batch: string } | undefined {
  const named = shiftOf(item)
  const cut = named?.shift.lastIndexOf(':') ?? -1
  return named && cut > 0
    ? { date: named.date, shift: named.shift.slice(0, cut), batch: named.shift.slice(cut + 1) }
    : undefined
}
