/** How far a payslip is on its way to being signed; signed and attested ones may go to the bank. */
export type Standing = 'draft' | 'waiting' | 'objected' | 'signed' | 'attested'

export interface Standable {
  readonly publishedAt: number | null
  readonly signedAt: number | null
  /** One line at least that the student objects to waits for an answer. */
  readonly objected: boolean
  /** Two people have recorded a paper signature or that the student cannot be reached. */
  readonly attested: boolean
}

/**
 * The standing of a payslip that is current. An own signature goes before what others recorded, and an open objection
 * before that, so that nobody's doubt is settled for them.
 */
export function standingOf({ publishedAt, signedAt, objected, attested }: Standable): Standing {
  if (publishedAt === null) return 'draft'
  if (signedAt !== null) return 'signed'
  if (objected) return 'objected'
  return attested ? 'attested' : 'waiting'
}

/** Whether a payslip of this standing may be paid; `settled` of api/payouts says the same in SQL. */
export const isSettled = (standing: Standing): boolean => standing === 'signed' || standing === 'attested'
