import type { EpochMs } from '../time/instant.ts'

/** Where a student can be, of whom somebody says so: exactly one at any moment. */
export const returnStates = ['returned', 'excused', 'unaccounted'] as const
export type ReturnState = (typeof returnStates)[number]

/** Why somebody does not come to the dormitory, in a teacher's words. */
export const excuses = ['day-student', 'family', 'medical', 'elsewhere', 'other'] as const
export type Excuse = (typeof excuses)[number]
/** Those that need nobody's word. */
export const ownExcuses = ['leave', 'rest'] as const
export type OwnExcuse = (typeof ownExcuses)[number]

export const wordOf = ['leader', 'escort', 'teacher', 'supervisor', 'student'] as const
export type SaidAs = (typeof wordOf)[number]

/** How it was said: a tap on a name, the gate's code, a sentence with a reason, or taken back. */
export const hows = ['tap', 'code', 'said', 'undo'] as const

/** One version of what is known; 'none' is as if nobody had said anything. */
export interface ReturnWord {
  readonly version: number
  readonly kind: ReturnState | 'none'
  /** When the student came, or since when it is known. */
  readonly at: EpochMs
  /** When the server heard of it. */
  readonly saidAt: EpochMs
  readonly byId: string
  readonly as: SaidAs
  readonly how: (typeof hows)[number]
  readonly excuse: Excuse | null
  readonly reason: string
}

export interface Stands {
  readonly state: ReturnState
  readonly why: Excuse | OwnExcuse | null
}

/** Where an expected student stands: the newest word, else a leave or a rest, else nobody knows. */
export function standsAs(
  excusedBy: OwnExcuse | null,
  word: Pick<ReturnWord, 'kind' | 'excuse'> | undefined,
): Stands {
  if (word && word.kind !== 'none')
    return { state: word.kind, why: word.kind === 'excused' ? (word.excuse ?? 'other') : null }
  return excusedBy ? { state: 'excused', why: excusedBy } : { state: 'unaccounted', why: null }
}

/** What somebody says now. */
export interface Said {
  readonly kind: ReturnState
  readonly excuse: Excuse | null
  readonly reason: string
}

export type WordVerdict =
  | { readonly do: 'write' | 'nothing' }
  | { readonly do: 'refuse'; readonly reason: 'return-reason-needed' | 'return-decided-by-teacher' }

/** For this long somebody may take back the own word without giving a reason. */
const undoMs = 10 * 60_000

/**
 * Whether it becomes the next version. The same again changes nothing; who comes home is never refused for want of
 * a word, only where a teacher has said otherwise; to say of somebody who is home, or excused, that it is not so
 * needs a reason. The gate's code goes before all that was said.
 */
export function judgeWord(
  said: Said & Pick<ReturnWord, 'how' | 'as'>,
  known: ReturnWord | undefined,
): WordVerdict {
  if (known?.kind === said.kind && said.kind !== 'excused') return { do: 'nothing' }
  if (known?.kind === said.kind && known.excuse === said.excuse && known.reason === said.reason)
    return { do: 'nothing' }
  if (said.how === 'code') return { do: 'write' }
  const contradicts = known !== undefined && known.kind !== 'none' && known.kind !== 'unaccounted'
  if (contradicts && known.as === 'teacher' && said.as !== 'teacher')
    return { do: 'refuse', reason: 'return-decided-by-teacher' }
  const needed = said.kind !== 'returned' || contradicts
  return needed && said.reason === '' ? { do: 'refuse', reason: 'return-reason-needed' } : { do: 'write' }
}

/** Until when somebody may take back what they said; null where there is nothing of theirs to take back. */
export function undoWordUntil(word: ReturnWord | undefined, byId: string, now: EpochMs): EpochMs | null {
  if (!word || word.how === 'undo' || word.how === 'code' || word.byId !== byId) return null
  return word.saidAt + undoMs >= now ? word.saidAt + undoMs : null
}

/** When somebody came: as the phone says that heard of it later, but neither ahead of now nor before one can come. */
export const arrivedAt = (claimed: EpochMs | undefined, opensAt: EpochMs, now: EpochMs): EpochMs =>
  claimed === undefined || claimed > now || claimed < opensAt ? now : claimed
