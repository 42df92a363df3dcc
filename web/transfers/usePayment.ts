import { computed } from 'vue'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { usePayslips } from '../payslips/usePayslips.ts'

/** How one of the own payslips was paid, and the word that sends what failed again. */
export function usePayment(id: () => string) {
  const query = usePayslips()
  const confirming = useDirectCommand('/api/transfers/:id/confirm')
  const slip = computed(() => query.data?.payslips.find((one) => one.id === id()))
  const last = computed(() => slip.value?.transfers.at(-1))

  const confirm = async (pin: string) =>
    last.value !== undefined && (await confirming.run({ pin }, { id: last.value.id })) !== undefined

  return { query, slip, last, confirming, confirm }
}
