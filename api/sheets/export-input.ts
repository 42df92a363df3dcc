import * as v from 'valibot'
import { sheetFormats, sheetKinds } from '../../shared/sheets/sheet.ts'

export const exportInput = v.strictObject({
  run: v.string(),
  kind: v.picklist(sheetKinds),
  format: v.picklist(sheetFormats),
  /** Of one class; of all, each on its own sheet, unless given. */
  className: v.exactOptional(v.string()),
})
export type ExportInput = v.InferOutput<typeof exportInput>
