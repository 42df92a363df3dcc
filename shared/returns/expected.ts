import type { AttendanceState } from '../allowance/facts.ts'
import type { EpochMs } from '../time/instant.ts'
import type { OwnExcuse } from './word.ts'

interface Known {
  /** Places on the date; who has not come yet, or has left, is not among them. */
  readonly places: readonly { readonly personId: string }[]
  /** Who sleeps in a dormitory. */
  readonly dorms: ReadonlySet<string>
  /** Who is planned for the shift now, by personal entry before the class's. */
  readonly planned: ReadonlySet<string>
  /** When they checked in to it. */
  readonly checkIns: ReadonlyMap<string, EpochMs>
  /** The newest word on their attendance of it. */
  readonly attendance: ReadonlyMap<
    string,
    { readonly state: AttendanceState; readonly confirmed: boolean; readonly decidedAt: EpochMs | null }
  >
  /** When a leave that covers the date was granted. */
  readonly leaves: ReadonlyMap<string, EpochMs>
}

/**
 * Whom the dormitory waits for after a shift: everybody with a bed there who was planned for it or has checked in to
 * it, whatever the roll call says, each with what excuses them without anybody's word. Who came to the shift is
 * excused by a leave only where that was granted, or said at the roll call, after they had come.
 */
export function expectedAfter({ places, dorms, planned, checkIns, attendance, leaves }: Known) {
  return places
    .map(({ personId }) => personId)
    .filter((personId) => dorms.has(personId) && (planned.has(personId) || checkIns.has(personId)))
    .map((personId) => {
      const cameAt = checkIns.get(personId)
      const outweighs = (at: EpochMs | null) => cameAt === undefined || (at !== null && at > cameAt)
      const granted = leaves.get(personId)
      const word = attendance.get(personId)
      const called = word?.confirmed && outweighs(word.decidedAt) ? word.state : null
      const excusedBy: OwnExcuse | null =
        (granted !== undefined && outweighs(granted)) || called === 'leave'
          ? 'leave'
          : called === 'rest'
            ? 'rest'
            : null
      return { personId, excusedBy }
    })
}
