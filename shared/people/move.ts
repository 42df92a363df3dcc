import type { Membership } from './access.ts'

/** Class, group and position of a student. */
export type Place = Pick<Membership, 'className' | 'group' | 'leader'>
type Dated = Place & { readonly fromDate: string }

export const samePlace = (one: Place, other: Place): boolean =>
  one.className === other.className && one.group === other.group && one.leader === other.leader

/** What of the places stays once another one holds from a date on, and what was to begin later and is no longer so. */
export function placedFrom<P extends Dated>(places: readonly P[], date: string): { keeps: P[]; ends: P[] } {
  const { keeps = [], ends = [] } = Object.groupBy(places, ({ fromDate }) =>
    fromDate > date ? 'ends' : 'keeps',
  )
  return { keeps, ends }
}

export interface MoveFacts {
  /** The student's own, oldest first. */
  readonly places: readonly Dated[]
  /** Where anybody of the season stands, has stood or will stand. */
  readonly known: readonly Place[]
  readonly season: { readonly from: string; readonly to: string }
  readonly entersOn: string | null
  readonly leavesOn: string | null
}

export type MoveFault = 'move-outside' | 'group-unknown' | 'move-nowhere'

/** Why a student does not stand in a class and group from a date on; undefined where nothing is against it. */
export function moveFault(facts: MoveFacts, to: Dated): MoveFault | undefined {
  const { places, known, season, entersOn, leavesOn } = facts
  const day = to.fromDate
  const first = entersOn && entersOn > season.from ? entersOn : season.from
  const last = leavesOn && leavesOn < season.to ? leavesOn : season.to
  if (day < first || day > last) return 'move-outside'
  const inGroup = (place: Place) => place.className === to.className && place.group === to.group
  if (!known.some(inGroup)) return 'group-unknown'
  // A leader of the own group is made from today on, by another verb; here a move that was to come may be called off.
  const { keeps, ends } = placedFrom(places, day)
  const held = keeps.at(-1)
  return held && inGroup(held) && (held.leader !== to.leader || !ends.length) ? 'move-nowhere' : undefined
}
