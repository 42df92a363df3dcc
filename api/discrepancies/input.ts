import * as v from 'valibot'

export const decideBody = v.strictObject({
  keys: v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.minLength(1), v.maxLength(2_000)),
  reason: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(300)),
})
