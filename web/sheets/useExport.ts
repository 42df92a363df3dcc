import { ref } from 'vue'
import type { SheetFormat, SheetKind } from '../../shared/sheets/sheet.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { saveSheet } from './save-sheet.ts'

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
    saveSheet(file.name, file.base64, format)
    saved.value = file.name
  }
  return { command, saved, save }
}
