import * as v from 'valibot'

export const reasonText = v.pipe(v.string(), v.trim(), v.maxLength(300))
/** Why something is asked for: without it nobody can decide. */
export const askedReason = v.pipe(reasonText, v.nonEmpty())

export const requestId = v.pipe(v.string(), v.maxLength(64))
export const idParam = v.object({ id: requestId })

/** A decision of who may: yes, or no with the reason that the student is told. */
export const decisionBody = v.pipe(
  v.strictObject({ grant: v.boolean(), reason: v.optional(reasonText, '') }),
  v.check(({ grant, reason }) => grant || reason !== '', 'a refusal needs a reason'),
)
