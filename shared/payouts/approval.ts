/** A run as it is stored. Approved is not a state: it is a draft with both approvals of its content. */
export interface StoredRun {
  readonly state: 'draft' | 'published'
  readonly version: number
  readonly contentHash: string
}

export type Side = 'company' | 'school'

export interface Approval {
  readonly side: Side
  readonly personId: string
  readonly contentHash: string
}

export type Decided<R extends string> = { readonly ok: true } | { readonly ok: false; readonly reason: R }

/** The approvals that hold: those of the content that the run has now. */
export const standingApprovals = <A extends Approval>(run: StoredRun, approvals: readonly A[]): A[] =>
  approvals.filter(({ contentHash }) => contentHash === run.contentHash)

/**
 * Whether somebody may approve for a side: a draft, the content that was looked at and that the facts still
 * give, each side once, and never one person for both.
 */
export function mayApprove(
  run: StoredRun,
  approvals: readonly Approval[],
  { side, personId, contentHash }: Approval,
  factsHash: string,
): Decided<'wrong-state' | 'content-changed' | 'already-approved' | 'one-person'> {
  if (run.state !== 'draft') return { ok: false, reason: 'wrong-state' }
  if (run.contentHash !== contentHash || factsHash !== contentHash)
    return { ok: false, reason: 'content-changed' }
  const standing = standingApprovals(run, approvals)
  if (standing.some((a) => a.side === side)) return { ok: false, reason: 'already-approved' }
  if (standing.some((a) => a.personId === personId)) return { ok: false, reason: 'one-person' }
  return { ok: true }
}

/** Whether a run may be shown to the students: the draft that was looked at, with both approvals of what holds. */
export function mayPublish(
  run: StoredRun,
  approvals: readonly Approval[],
  version: number,
  factsHash: string,
): Decided<'wrong-state' | 'content-changed' | 'not-approved'> {
  if (run.state !== 'draft' || run.version !== version) return { ok: false, reason: 'wrong-state' }
  if (run.contentHash !== factsHash) return { ok: false, reason: 'content-changed' }
  const standing = standingApprovals(run, approvals)
  const [sides, people] = [new Set(standing.map((a) => a.side)), new Set(standing.map((a) => a.personId))]
  return sides.size === 2 && people.size === 2 ? { ok: true } : { ok: false, reason: 'not-approved' }
}
