import type { Membership } from '../people/access.ts'
import type { Ruling } from '../rulings/ruling.ts'

/** Decided by the company and waiting, reviewed and paid, not passed, or taken back. */
export type AwardState = 'decided' | 'reviewed' | 'refused' | 'withdrawn'

export function awardState(reviewed: boolean, rulings: readonly Ruling[]): AwardState {
  const ends: Partial<Record<Ruling['kind'], AwardState>> = {
    pass: 'reviewed',
    refuse: 'refused',
    withdraw: 'withdrawn',
  }
  return rulings.reduce<AwardState>(
    (state, { kind }) => ends[kind] ?? state,
    reviewed ? 'reviewed' : 'decided',
  )
}

/**
 * Whether this is a case for a leader: the student's own, or for a leader another one of the class. A teacher reviews
 * in the place of a leader who is missing or who is the student; `places` are those of the class on the award's date.
 */
export function teacherReviews(student: Membership, places: readonly Membership[]): boolean {
  if (student.leader) return true
  return !places.some(
    ({ personId, className, group, leader }) =>
      leader && personId !== student.personId && className === student.className && group === student.group,
  )
}

/** The leaders whose review is asked for. */
export function reviewersOf(student: Membership, places: readonly Membership[]): string[] {
  return places
    .filter(({ personId, className, group, leader }) => {
      const other = leader && personId !== student.personId && className === student.className
      return other && (student.leader || group === student.group)
    })
    .map(({ personId }) => personId)
}

/** What pay sees of it: nothing of what was not passed or was taken back. */
export function payableAward<T extends { reviewed: boolean }>(recorded: T, rulings: readonly Ruling[]): T[] {
  const state = awardState(recorded.reviewed, rulings)
  if (state === 'refused' || state === 'withdrawn') return []
  return [{ ...recorded, reviewed: state === 'reviewed' }]
}
