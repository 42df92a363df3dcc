import * as v from 'valibot'
import { workDateInput } from '../../shared/time/work-date-input.ts'

const label = v.pipe(v.string(), v.nonEmpty(), v.maxLength(60))

export const moveBody = v.strictObject({
  className: label,
  group: label,
  /** Whether as the leader of that group. */
  leader: v.boolean(),
  from: workDateInput,
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(300)),
})
