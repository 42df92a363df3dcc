import { reaches } from '../../shared/people/access.ts'
import { placesOn } from '../../shared/people/places.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { reachOn } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Listed } from './shift-roster-read.ts'

/** For `about`: the SQL gives a student's places only to whoever is in charge of one of them. */
export const seesSome = (people: readonly Listed[], personId: string) => ({
  people: people.length ? [] : [{ personId, className: '\0', group: '', leader: false }],
})

/** The student's place on a date, where the caller may see it. */
export function seenOn(me: Me, people: readonly Listed[]) {
  return (date: WorkDate): Listed | undefined => {
    const [place] = placesOn(people, date)
    return place && reaches(reachOn(me, date), 'attendance.see', place) ? place : undefined
  }
}
