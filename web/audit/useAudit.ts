import { reactive, ref, shallowRef } from 'vue'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { get } from '../platform/api.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { saveFile } from '../platform/save-file.ts'
import { urlOf } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { actionOf } from './action-words.ts'

export type Found = Answer<'/api/audit'>
export type AuditEvent = Found['events'][number]

/** What is looked for in the log, and what has been found so far, page after page. */
export function useAudit() {
  const wanted = reactive({ action: '', who: '', about: '', from: '', to: '' })
  const events = shallowRef<AuditEvent[]>()
  const next = ref<number | null>(null)
  const failure = shallowRef<Failure>()
  const busy = ref(false)
  const exported = ref<number>()
  const command = useDirectCommand('/api/audit/export')
  const filled = () =>
    Object.fromEntries(
      Object.entries({ ...wanted, action: actionOf(wanted.action) }).flatMap(([name, value]) =>
        value.trim() ? [[name, value.trim()]] : [],
      ),
    )

  async function look(before?: number) {
    busy.value = true
    failure.value = undefined
    exported.value = undefined
    try {
      const params = { ...filled(), ...(before === undefined ? {} : { before: String(before) }) }
      const found = await get<'/api/audit'>(urlOf('/api/audit', params))
      events.value = before === undefined ? found.events : [...(events.value ?? []), ...found.events]
      next.value = found.next
    } catch (error) {
      failure.value = asFailure(error)
    } finally {
      busy.value = false
    }
  }

  async function save() {
    const first = await command.run(filled())
    // The first answer was lost, and a repeat has no lines: asked for anew, it is another export.
    const file = first && first.lines === null ? await command.run(filled()) : first
    if (!file?.lines) return
    saveFile(file.name, [file.lines], 'application/jsonl')
    exported.value = file.count
  }

  void look()
  return { wanted, events, next, failure, busy, exported, command, look, save }
}
