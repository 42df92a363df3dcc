import type { WorkDate } from '../time/work-date.ts'
import type { Attendance, AttendanceState, Period, StudentFacts } from './facts.ts'
import { compareText } from './order.ts'

/** What is known about one date of one student. */
export interface DayFacts {
  readonly date: WorkDate
  /** Confirmed records that say the student was there. */
  attended: readonly string[]
  /** All other records of the date. */
  others: readonly string[]
  /** Whether every confirmed record of being there is 出勤: no 迟到, no 早退. */
  onTime: boolean
  /** Of the records that do not count, the one that says most about why. */
  without: Without
  online: readonly string[]
  onlineMinutes: number
}

export type Without = 'no-attendance' | 'rest' | 'leave' | 'absent' | 'unconfirmed'

const weight: Record<Without, number> = { 'no-attendance': 0, rest: 1, leave: 2, absent: 3, unconfirmed: 4 }

/** Whether the state says that the student was there, however late or short. */
export function wasThere(state: AttendanceState): boolean {
  return state === 'present' || state === 'late' || state === 'left-early'
}

/** The dates of the period on which anything is known, in order. */
export function dayFacts(facts: StudentFacts, { from, to }: Period): DayFacts[] {
  const days = new Map<WorkDate, DayFacts>()
  for (const record of facts.attendance) {
    if (record.date >= from && record.date <= to) attend(dayOf(days, record.date), record)
  }
  for (const { id, date, minutes } of facts.online) {
    if (date < from || date > to) continue
    const day = dayOf(days, date)
    day.online = joined(day.online, id)
    day.onlineMinutes += minutes
  }
  return [...days.values()].sort((a, b) => compareText(a.date, b.date))
}

function dayOf(days: Map<WorkDate, DayFacts>, date: WorkDate): DayFacts {
  let day = days.get(date)
  if (!day) {
    day = {
      date,
      attended: none,
      others: none,
      onTime: true,
      without: 'no-attendance',
      online: none,
      onlineMinutes: 0,
    }
    days.set(date, day)
  }
  return day
}

function attend(day: DayFacts, record: Attendance): void {
  const there = wasThere(record.state)
  if (there && record.confirmed) {
    day.attended = joined(day.attended, record.id)
    if (record.state !== 'present') day.onTime = false
    return
  }
  day.others = joined(day.others, record.id)
  const without = there ? 'unconfirmed' : (record.state as Without)
  if (weight[without] > weight[day.without]) day.without = without
}

const none: readonly string[] = []

/** Ids in order; most dates have one record of a kind, which then costs one small list. */
function joined(ids: readonly string[], id: string): readonly string[] {
  return ids.length === 0 ? [id] : [...ids, id].sort(compareText)
}
