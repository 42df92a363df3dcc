import * as v from 'valibot'

/** Which account that waits, and whether it is the caller's own. */
export const confirmInput = v.strictObject({ id: v.pipe(v.string(), v.maxLength(64)), mine: v.boolean() })
