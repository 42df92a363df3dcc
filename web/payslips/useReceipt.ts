import { ref, watch } from 'vue'
import { saveFile } from '../platform/save-file.ts'
import { useQuery } from '../platform/useQuery.ts'
import { slipHashOf } from './slip-hash.ts'

/** The receipt of a signature, checked on this device: do these bytes still have the hash that was signed? */
export function useReceipt(id: () => string) {
  const query = useQuery('/api/payslips/:id/receipt', () => ({ id: id() }))
  const holds = ref<boolean>()
  watch(
    () => query.data,
    async (receipt) => {
      if (!receipt) return
      const signed = JSON.parse(receipt.statement) as { slipHash: string }
      const hash = await slipHashOf(receipt.bytes)
      holds.value = hash === receipt.hash && hash === signed.slipHash
    },
    { immediate: true },
  )

  /** All that is needed to verify it without the server, as a file. Whether it still stands is the server's to say. */
  function save(name: string) {
    if (!query.data) return
    const { voided: _voided, ...receipt } = query.data
    saveFile(name, [JSON.stringify(receipt, null, 2)], 'application/json')
  }

  return { query, holds, save }
}
