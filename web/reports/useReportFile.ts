import { shallowReactive } from 'vue'
import { get } from '../platform/api.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { saveFile } from '../platform/save-file.ts'
import { urlOf } from '../platform/useQuery.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
}
export type ReportFormat = keyof typeof types
export const reportFormats = Object.keys(types) as ReportFormat[]

/** The report of a day as a file in the browser's downloads. */
export function useReportFile() {
  const state = shallowReactive<{ busy: boolean; saved: string; failure: Failure | undefined }>({
    busy: false,
    saved: '',
    failure: undefined,
  })
  async function save(date: string, format: ReportFormat) {
    Object.assign(state, { busy: true, saved: '', failure: undefined })
    try {
      const path = urlOf('/api/reports/:date/file', { date, format })
      const { name, base64 } = await get<'/api/reports/:date/file'>(path)
      saveFile(name, [Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], types[format])
      state.saved = name
    } catch (error) {
      state.failure = asFailure(error)
    } finally {
      state.busy = false
    }
  }
  return { state, save }
}
