import * as v from 'valibot'

/** Six digits; whether they are the right ones is `checkPin`'s to say. */
export const pinInput = v.pipe(v.string(), v.regex(/^\d{6}$/))
