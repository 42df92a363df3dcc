import * as v from 'valibot'
import { base64Text } from '../files/base64.ts'

/** The bank's answer to one batch. */
export const resultInput = v.strictObject({
  id: v.string(),
  file: v.pipe(v.string(), v.maxLength(200)),
  base64: base64Text,
})
/** Applying needs the hash that the preview gave: what is applied is what was looked at. */
export const applyResultInput = v.strictObject({ ...resultInput.entries, filesHash: v.string() })
export type BankResult = v.InferOutput<typeof resultInput> & { filesHash?: string }
