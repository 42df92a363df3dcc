import type { Ruling, Side } from '../rulings/ruling.ts'

export type SideWord = 'open' | 'verified' | 'rejected'

export interface Standing {
  readonly company: SideWord
  readonly school: SideWord
  /** Who verified for a side in the program; '' where a file said so. */
  readonly by: Readonly<Record<Side, string>>
  /** The student's doubt: open until the school has spoken after it. It takes nothing out of force by itself. */
  readonly doubt: 'none' | 'open' | 'answered' | 'retracted'
}

export interface Recorded {
  readonly companyVerified: boolean
  readonly schoolVerified: boolean
}

const word = (verified: boolean): SideWord => (verified ? 'verified' : 'open')

/** Where a quality error stands: the newest word of each side holds. */
export function errorStanding(
  { companyVerified, schoolVerified }: Recorded,
  rulings: readonly Ruling[],
): Standing {
  const start: Standing = {
    company: word(companyVerified),
    school: word(schoolVerified),
    by: { company: '', school: '' },
    doubt: 'none',
  }
  return rulings.reduce(after, start)
}

function after(standing: Standing, { kind, side, byId }: Ruling): Standing {
  if (kind === 'doubt') return { ...standing, doubt: 'open' }
  if (kind === 'retract') return { ...standing, doubt: 'retracted' }
  if ((kind !== 'verify' && kind !== 'reject') || side === null) return standing
  return {
    ...standing,
    [side]: kind === 'verify' ? 'verified' : 'rejected',
    by: { ...standing.by, [side]: byId },
    doubt: side === 'school' && standing.doubt === 'open' ? 'answered' : standing.doubt,
  }
}

/** It deducts only when company and school have both verified it. */
export const counts = ({ company, school }: Standing): boolean =>
  company === 'verified' && school === 'verified'

export const isRejected = ({ company, school }: Standing): boolean =>
  company === 'rejected' || school === 'rejected'

/** Whether a side may say this now: the same once more only as the answer to a doubt. */
export function mayJudge(kind: 'verify' | 'reject', side: Side, standing: Standing): boolean {
  const said = kind === 'verify' ? 'verified' : 'rejected'
  return standing[side] !== said || (side === 'school' && standing.doubt === 'open')
}

/** The domain knows no appeal against an error: the student says once that it is not so, and the teacher looks again. */
export const mayDoubt = (standing: Standing): boolean => standing.doubt === 'none' && !isRejected(standing)

/** Until the school has answered. */
export const mayRetract = ({ doubt }: Standing): boolean => doubt === 'open'

/** What pay sees of it: nothing of a rejected one. */
export function payableError<T extends Recorded>(recorded: T, rulings: readonly Ruling[]): T[] {
  const standing = errorStanding(recorded, rulings)
  if (isRejected(standing)) return []
  const [companyVerified, schoolVerified] = [standing.company === 'verified', standing.school === 'verified']
  return [{ ...recorded, companyVerified, schoolVerified }]
}
