import type { EpochMs } from '../time/instant.ts'
import { roomOfCode, stepAt, stepMs, type RoomKey } from './room-code.ts'

const minute = 60_000

/** So many wrong codes of one student within this time, and for one shift, and no further code is looked at. */
export const wrongCodes = { most: 10, within: 10 * minute } as const
/** A code may be added to a check-in, or arrive from a phone without a connection, so much later. */
export const proofWithin = 24 * 60 * minute
/** A phone whose clock differs by more than this is pointed out. */
const tolerableSkew = 2 * minute
/** The same code from several devices within this time is pointed out. */
export const sharedWithin = 30_000

/** The digits that a student gives, and when the phone read them where that was without a connection. */
export interface Shown {
  readonly code: string
  readonly capturedAt?: EpochMs | undefined
}

export interface Proof {
  readonly room: string
  readonly step: number
  /** The time that the code proves: now, or a moment of the step in which it was read. */
  readonly at: EpochMs
}

/**
 * What a code proves, by the keys of the rooms of the student's class; undefined for one that is wrong, late or of
 * another room. A phone's clock only says where to look: the time that counts is the step's.
 */
export function proofOf(
  { code, capturedAt }: Shown,
  rooms: readonly RoomKey[],
  now: EpochMs,
): Proof | undefined {
  const live = roomOfCode(rooms, code, stepAt(now))
  if (live) return { ...live, at: now }
  if (capturedAt === undefined || capturedAt > now || capturedAt < now - proofWithin) return undefined
  const kept = roomOfCode(rooms, code, stepAt(capturedAt))
  if (!kept) return undefined
  const begins = kept.step * stepMs
  return { ...kept, at: Math.min(Math.max(capturedAt, begins), begins + stepMs - 1, now) }
}

/** Whether one more code is looked at, after so many wrong ones. */
export const looksAtCodes = (wrong: { readonly lately: number; readonly ofShift: number }): boolean =>
  wrong.lately < wrongCodes.most && wrong.ofShift < wrongCodes.most

interface Punched {
  readonly at: EpochMs
  readonly receivedAt: EpochMs
  readonly claimedAt: EpochMs | null
}

/** What a roll call is told about a check-in besides its time. */
export type PunchNote = 'unproven' | 'two-devices' | 'clock-skew'

/** An offline check-in that is proven has its time from the code, so its phone's clock is held against that. */
export function punchNotes(punch: Punched & { proven: boolean; otherDevices: number }): PunchNote[] {
  const skewed = punch.claimedAt !== null && Math.abs(punch.claimedAt - punch.at) > tolerableSkew
  return [
    ...(punch.proven ? [] : ['unproven' as const]),
    ...(punch.otherDevices > 0 ? ['two-devices' as const] : []),
    ...(skewed ? ['clock-skew' as const] : []),
  ]
}

interface Use {
  readonly room: string
  readonly step: number
  readonly personId: string
  readonly deviceId: string
  readonly at: EpochMs
}

/**
 * Codes that several students gave from several devices within half a minute. In a full room that is how it
 * should be; outside of one it is how a code travels, so a person looks at it and nothing is refused.
 */
export function sharedCodes<U extends Use>(uses: readonly U[]): { room: string; step: number; uses: U[] }[] {
  const ofCode = Map.groupBy(uses, ({ room, step }) => `${room}\n${step}`)
  return [...ofCode.values()].flatMap((same) => {
    const sorted = same.toSorted((a, b) => a.at - b.at)
    const near = sorted.filter((use, i) =>
      [sorted[i - 1], sorted[i + 1]].some((next) => next && Math.abs(next.at - use.at) <= sharedWithin),
    )
    const several = (what: 'personId' | 'deviceId') => new Set(near.map((use) => use[what])).size > 1
    const [first] = near
    return first && several('personId') && several('deviceId')
      ? [{ room: first.room, step: first.step, uses: near }]
      : []
  })
}
