import { ref } from 'vue'
import type { SheetFormat, SheetKind } from '../../shared/sheets/sheet.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { saveFile } from '../platform/save-file.ts'

const types: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  csv: 'text/csv',
}

/** A sheet of a run as a file in the browser's downloads. What needs a second factor asks for it by itself. */
export function useExport(run: () => string) {
  const command = useDirectCommand('/api/sheets/export')
  const saved = ref('')

  async function save(kind: SheetKind, format: SheetFormat, className: string) {
    saved.value = ''
    const wanted = { run: run(), kind, format, ...(className ? { className } : {}) }
    // The first answer was lost, and a repeat has no file: asked for anew, it is another export.
    const answer = await command.run(wanted)
    const file = answer && answer.base64 === null ? await command.run(wanted) : answer
    if (!file?.base64) return
    saveFile(file.name, [Uint8Array.from(atob(file.base64), (c) => c.charCodeAt(0))], types[format])
    saved.value = file.name
  }
  return { command, saved, save }
}
