import * as v from 'valibot'

/** The bank's answer to one batch. */
export const resultInput = v.strictObject({
  id: v.string(),
  file: v.pipe(v.string(), v.maxLength(200)),
  base64: v.pipe(v.string(), v.base64()),
})
/** Applying needs the hash that the preview gave: what is applied is what was looked at. */
export const applyResultInput = v.strictObject({ ...resultInput.entries, filesHash: v.string() })
export type BankResult = v.InferOutput<typeof resultInput> & { filesHash?: string }
