import * as v from 'valibot'

export const onlineReportInput = v.strictObject({
  /** The company's report, whatever it is called. */
  base64: v.pipe(v.string(), v.base64()),
  skipBadRows: v.optional(v.boolean(), false),
})
export const applyReportInput = v.strictObject({ ...onlineReportInput.entries, filesHash: v.string() })
export type OnlineReport = v.InferOutput<typeof onlineReportInput> & { filesHash?: string; preview?: boolean }
