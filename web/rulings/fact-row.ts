import type { Side } from '../../shared/rulings/ruling.ts'
import type { Answer } from '../platform/wire.ts'

export type Student = Answer<'/api/violations/choices'>['students'][number]
export type Tone = 'success' | 'warning' | 'danger' | 'accent' | 'quiet'

export interface Tag {
  tone: Tone
  word: string
  /** Not settled yet. */
  open?: boolean
}

/** A labelled amount (null where nobody knows it) or a labelled text. */
export type Figure = { label: string; amount: string | null } | { label: string; text: string }

/** One step of what happened: who said what, when and why. */
export interface Said {
  what: string
  by: string
  at: number | null
  amount?: string | null
  reason?: string
}

export type ActName =
  | 'enforce'
  | 'turn-down'
  | 'withdraw-violation'
  | 'uphold'
  | 'lift'
  | 'verify'
  | 'reject'
  | 'pass'
  | 'refuse'
  | 'withdraw-award'
  | 'withdraw-attempt'
  | 'close'

/** Something that the reader may say about it. */
export interface Act {
  name: ActName
  /** Of the fact, or of the attempt. */
  id: string
  /** For whom, where the reader could speak for both. */
  side?: Side
}

/** One fact about one student as every list and card shows it, whatever noun it is. */
export interface FactRow {
  id: string
  student: Student
  /** '' where it is about no day. */
  date: string
  title: string
  note: string
  figures: Figure[]
  tags: Tag[]
  said: Said[]
  acts: Act[]
  /** Whether somebody still has to say something. */
  waits: boolean
}
