import { computed, ref, shallowRef } from 'vue'
import type { Failure } from '../platform/failure.ts'
import {
  changesNothing,
  choiceFault,
  ofTypes,
  readFile,
  sizeFault,
  totals,
  type Imported,
  type ImportFile,
} from './import-file.ts'
import { t } from './words.ts'

/** Through which verbs the files of one kind go in, and which files those are. */
export interface ImportDoor {
  title: () => string
  text: () => string
  /** Endings of names, with the dot. */
  types: string[]
  many: boolean
  preview: (files: ImportFile[]) => Promise<Imported | undefined>
  /** The hash is the preview's: other bytes are refused. */
  apply: (files: ImportFile[], filesHash: string, skipBadRows: boolean) => Promise<Imported | undefined>
  readonly busy: boolean
  /** How much of the files has gone, from 0 to 1; undefined where nothing is on its way. */
  readonly share?: number | undefined
  readonly failure: Failure | undefined
  forget: () => void
  /** After something was applied. */
  done?: () => void
}

/** Files from the choice over the preview to the confirmation; nothing is applied before that. */
export function useImport(door: ImportDoor) {
  const files = shallowRef<ImportFile[]>([])
  const preview = shallowRef<Imported>()
  const skip = ref(false)
  const [fault, done] = [ref(''), ref('')]

  async function choose(given: readonly File[], folder = false) {
    const chosen = folder ? ofTypes(given, door.types) : given
    if (!given.length) return
    preview.value = undefined
    skip.value = false
    fault.value = done.value = ''
    door.forget()
    const wrong = choiceFault(
      chosen.map(({ name }) => name),
      door,
    )
    const size = sizeFault(chosen)
    files.value = wrong || size ? [] : await Promise.all(chosen.map(readFile)).catch(() => [])
    if (!chosen.length) fault.value = t('drop.empty', { types: door.types.join(' ') })
    else if (size) fault.value = t(`drop.${size}`)
    else if (wrong === 'type') fault.value = t('drop.type', { types: door.types.join(' ') })
    else if (!files.value.length) fault.value = t(wrong === 'one' ? 'drop.one' : 'drop.read')
    else await look()
  }
  async function look() {
    preview.value = await door.preview(files.value)
  }
  async function apply() {
    if (!preview.value) return
    const answer = await door.apply(files.value, preview.value.filesHash, skip.value)
    if (!answer) return
    preview.value = undefined
    door.done?.()
    const name = files.value.map((file) => file.name).join('、')
    done.value = answer.applied ? t('done', { name, ...totals(answer) }) : t('done.none', { name })
  }

  const nothing = computed(() => !!preview.value && changesNothing(preview.value))
  const ready = computed(
    () => !!preview.value && !nothing.value && (!preview.value.problems.length || skip.value),
  )
  return { door, files, preview, skip, fault, done, nothing, ready, choose, look, apply }
}
