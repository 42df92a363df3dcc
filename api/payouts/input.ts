import * as v from 'valibot'
import { workDateInput } from '../../shared/time/work-date-input.ts'

export const prepareInput = v.strictObject({
  from: v.optional(workDateInput),
  to: v.optional(workDateInput),
})

export const approveInput = v.strictObject({ id: v.string(), contentHash: v.string() })

export const publishInput = v.strictObject({ id: v.string(), version: v.pipe(v.number(), v.integer()) })
