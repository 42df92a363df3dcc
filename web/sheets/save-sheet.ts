import type { SheetFormat } from '../../shared/sheets/sheet.ts'
import { saveFile } from '../platform/save-file.ts'

const types: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  csv: 'text/csv',
}

/** A sheet that came in an answer, into the browser's downloads. */
export const saveSheet = (name: string, base64: string, format: SheetFormat) =>
  saveFile(name, [Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], types[format])
