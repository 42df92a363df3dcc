import type { ShiftInstance } from '../attendance/instance.ts'
import type { EpochMs } from '../time/instant.ts'
import type { WorkDate } from '../time/work-date.ts'

/** Two students' entries of one date, as the plan writes them: '' is rest. */
export interface Exchange {
  readonly date: WorkDate
  /** Of the student who asks. */
  readonly mine: string
  readonly theirs: string
}

interface Side {
  readonly className: string | undefined
  /** The logistics track has tasks of its own and swaps with nobody. */
  readonly onTrack: boolean
  readonly shift: Pick<ShiftInstance, 'opensAt'> | undefined
}

/** Why two students may not take each other's entry of a date; undefined where they may. */
export function exchangeFault(
  { mine, theirs }: Exchange,
  [me, other]: readonly [Side, Side],
  now: EpochMs,
): 'swap-other-class' | 'swap-track' | 'swap-same' | 'swap-too-late' | undefined {
  if (!me.className || me.className !== other.className) return 'swap-other-class'
  if (me.onTrack || other.onTrack) return 'swap-track'
  if (mine === theirs) return 'swap-same'
  const begun = [me, other].some(({ shift }) => shift && shift.opensAt <= now)
  return begun ? 'swap-too-late' : undefined
}
