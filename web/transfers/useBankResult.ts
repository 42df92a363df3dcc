import { computed, ref, shallowRef } from 'vue'
import { choiceFault, readFile, type ImportFile } from '../imports/import-file.ts'
import { t as word } from '../imports/words.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import type { CommandAnswer } from '../platform/wire.ts'
import { t } from './words.ts'

export type BankResult = CommandAnswer<'/api/transfers/batches/:id/result/preview'>
export const resultTypes = ['.xlsx', '.csv']

/** The bank's file of one batch: chosen, looked at, recorded. Nothing is recorded before that. */
export function useBankResult(batch: () => string) {
  const look = useDirectCommand('/api/transfers/batches/:id/result/preview')
  const take = useDirectCommand('/api/transfers/batches/:id/result')
  const file = shallowRef<ImportFile>()
  const preview = shallowRef<BankResult>()
  const [fault, done] = [ref(''), ref('')]

  async function choose(files: readonly File[]) {
    const [chosen] = files
    if (!chosen) return
    preview.value = file.value = undefined
    fault.value = done.value = ''
    for (const command of [look, take]) command.forget()
    const wrong = choiceFault(
      files.map(({ name }) => name),
      { types: resultTypes, many: false },
    )
    if (wrong)
      fault.value = wrong === 'one' ? word('drop.one') : word('drop.type', { types: resultTypes.join(' ') })
    else {
      file.value = await readFile(chosen)
      await see()
    }
  }
  async function see() {
    if (!file.value) return
    const { name, base64 } = file.value
    preview.value = await look.run({ file: name, base64 }, { id: batch() })
  }
  async function record() {
    if (!file.value || !preview.value) return
    const { name, base64 } = file.value
    const { filesHash } = preview.value
    const answer = await take.run({ file: name, base64, filesHash }, { id: batch() })
    if (!answer) return
    preview.value = undefined
    done.value = t('result.taken', { paid: answer.paid, failed: answer.failed.length })
  }
  const nothing = computed(
    () =>
      !!preview.value &&
      !preview.value.paid &&
      !preview.value.failed.length &&
      !preview.value.problems.length,
  )
  return {
    file,
    preview,
    nothing,
    fault,
    done,
    choose,
    see,
    record,
    busy: computed(() => look.busy || take.busy),
    failure: computed(() => look.failure ?? take.failure),
  }
}
