import { addDays, isWorkDate, workDateOf } from '../../shared/time/work-date.ts'

export interface Span {
  from: string
  to: string
}

/** The server answers for at most so many days at once. */
const longest = 100

/** Why these dates cannot be asked for. */
export function spanFault({ from, to }: Span): 'date' | 'order' | 'long' | undefined {
  if (!isWorkDate(from) || !isWorkDate(to)) return 'date'
  if (to < from) return 'order'
  return addDays(workDateOf(from), longest) < to ? 'long' : undefined
}

/** The two weeks until today: what is not settled yet is rarely older. */
export const lastDays = (today: string): Span => ({ from: addDays(workDateOf(today), -13), to: today })
