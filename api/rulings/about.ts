import type { Membership } from '../../shared/people/access.ts'
import type { Listed } from '../attendance/shift-roster-read.ts'
import { standsOn } from '../replies/replies.ts'

interface Facts {
  fact: { personId: string; date: string }[]
  owner: Listed[]
}

/** For `authorise`: the student whom the fact is about, as of its date; nobody where there is no such fact. */
export function aboutFact({ fact: [one], owner }: Facts): { date?: string; people: Membership[] } {
  return one ? { date: one.date, people: [standsOn(owner, one.personId, one.date)] } : { people: [] }
}

/** The student's class on the fact's date. */
export const classOn = (owner: Listed[], { personId, date }: { personId: string; date: string }): string =>
  standsOn(owner, personId, date).className
