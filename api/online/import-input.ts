import * as v from 'valibot'
import { base64Text } from '../files/base64.ts'

export const onlineReportInput = v.strictObject({
  /** What the company's report is called there, for what is said about it. */
  file: v.optional(v.pipe(v.string(), v.maxLength(200)), 'online.csv'),
  base64: base64Text,
  skipBadRows: v.optional(v.boolean(), false),
})
export const applyReportInput = v.strictObject({ ...onlineReportInput.entries, filesHash: v.string() })
export type OnlineReport = v.InferOutput<typeof onlineReportInput> & { filesHash?: string; preview?: boolean }
