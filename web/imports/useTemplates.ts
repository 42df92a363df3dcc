import { ref } from 'vue'
import { get } from '../platform/api.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { saveFile } from '../platform/save-file.ts'
import { urlOf } from '../platform/useQuery.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
}

/** Empty tables to fill in, saved as files: all of them as a workbook, or one as CSV. */
export function useTemplates() {
  const failure = ref<Failure>()
  const busy = ref(false)

  async function save(table?: string) {
    failure.value = undefined
    busy.value = true
    try {
      const url = urlOf('/api/seasons/template', { table })
      const { name, base64 } = await get<'/api/seasons/template'>(url)
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
      saveFile(name, [bytes], table ? types.csv : types.xlsx)
    } catch (error) {
      failure.value = asFailure(error)
    } finally {
      busy.value = false
    }
  }
  return { failure, busy, save }
}
