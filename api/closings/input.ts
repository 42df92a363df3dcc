import * as v from 'valibot'

export const closeInput = v.strictObject({
  run: v.string(),
  openHash: v.string(),
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300)), ''),
})
