import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { saveFile } from '../platform/save-file.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { CommandAnswer } from '../platform/wire.ts'

type File = CommandAnswer<'/api/seasons/following'>['files'][number]

/** The season after the current one: proposed by the server, changed where somebody wants it otherwise, made as files. */
export function useFollowing() {
  /** Until somebody chooses another, the server's. */
  const chosen = ref('')
  const query = useQuery('/api/seasons/following', () => ({ from: chosen.value || undefined }))
  const form = reactive({ id: '', name: '', classes: {} as Record<string, string> })
  const files = shallowRef<File[]>([])
  const command = useDirectCommand('/api/seasons/following')

  watch(
    () => query.data,
    (data) => {
      if (!data) return
      Object.assign(form, { id: data.id, name: data.name })
      form.classes = Object.fromEntries(data.classes.map(({ name, next }) => [name, next]))
    },
    { immediate: true },
  )
  const from = computed({
    get: () => chosen.value || (query.data?.from ?? ''),
    set: (date) => (chosen.value = date),
  })

  async function make() {
    const classes = Object.entries(form.classes).map(([name, next]) => ({ name, next: next.trim() || name }))
    const answer = await command.run({ id: form.id, name: form.name, from: from.value, classes })
    if (answer) files.value = answer.files
  }
  function save({ name, base64 }: File) {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
    saveFile(name, [bytes], name.endsWith('.json') ? 'application/json' : workbook)
  }
  return { query, from, form, files, command, make, save }
}

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
