import { computed, ref } from 'vue'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useMe } from '../people/useMe.ts'
import { saveFile } from '../platform/save-file.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type Transfers = Answer<'/api/transfers'>
export type Batch = Transfers['batches'][number]
export type HeldSlip = Transfers['held'][number]

const types = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
export type Format = keyof typeof types

/** The money of one run: batches made, fetched and settled. What needs a second factor asks for it by itself. */
export function useTransfers(run: () => string) {
  const query = useQuery('/api/transfers', () => ({ run: run() }), 30_000)
  const { roles } = useMe()
  const sending = useDirectCommand('/api/transfers/batches')
  const fetching = useDirectCommand('/api/transfers/batches/:id/file')
  const otherwise = useDirectCommand('/api/transfers/otherwise')
  const made = ref<{ number: number; count: number }>()

  async function send(kind: 'first' | 'again') {
    made.value = await sending.run({ run: run(), kind })
  }
  async function download(id: string, format: Format) {
    const file = await fetching.run({ format }, { id })
    if (!file) return
    saveFile(file.name, [Uint8Array.from(atob(file.base64), (c) => c.charCodeAt(0))], types[format])
  }
  const payOtherwise = async (slip: HeldSlip, reason: string) =>
    (await otherwise.run({ payslipId: slip.payslipId, reason })) !== undefined

  return {
    query,
    /** Others may look on. */
    acts: computed(() => roles.value.includes('finance')),
    sending,
    fetching,
    otherwise,
    made,
    send,
    download,
    payOtherwise,
  }
}
