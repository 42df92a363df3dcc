import { computed, ref } from 'vue'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { saveSheet } from '../sheets/save-sheet.ts'

export type Report = Answer<'/api/season-report'>['report']

/** The report, and its files. */
export function useReport() {
  const query = useQuery('/api/season-report')
  const command = useDirectCommand('/api/season-report/sheet')
  const saved = ref('')
  async function save(format: 'xlsx' | 'pdf') {
    saved.value = ''
    const answer = await command.run({ format })
    // The first answer was lost, and a repeat has no file: asked for anew, it is another one.
    const file = answer && answer.base64 === null ? await command.run({ format }) : answer
    if (!file?.base64) return
    saveSheet(file.name, file.base64, format)
    saved.value = file.name
  }
  return { query, command, saved, save, report: computed(() => query.data?.report) }
}
