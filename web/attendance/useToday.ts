import { computed, watch } from 'vue'
import { useCommand } from '../offline/useCommand.ts'
import { deviceNow, useNow } from '../platform/clock.ts'
import { patchQuery } from '../platform/query-cache.ts'
import { useQuery } from '../platform/useQuery.ts'
import { captured, capturedCode } from './captured.ts'
import { discOf, type Today } from './disc.ts'

// The answer holds what is shown of a punch; the rest comes with the next question.
const receiptOf = (answer: unknown) => answer as NonNullable<Today['checkIn']>

/** The first screen: one question, asked again every half minute, and the one thing to do now. */
export function useToday() {
  const query = useQuery('/api/attendance/today', undefined, 30_000)
  const now = useNow()
  const checkIn = useCommand('/api/attendance/check-in')
  const checkOut = useCommand('/api/attendance/check-out')
  const pending = computed(() => (checkIn.waiting ? 'in' : checkOut.waiting ? 'out' : null))
  const disc = computed(() => discOf(query.data, now.value, pending.value))
  let tooEarly = false

  async function press() {
    if (disc.value.look === 'loading') tooEarly = true
    if (checkIn.busy || checkOut.busy) return
    if (disc.value.look === 'in') {
      const answer = await checkIn.run({ claimedAt: deviceNow(), ...capturedCode() })
      if (answer) Object.assign(captured, { code: '', outcome: answer.code })
      if (answer) patchQuery('/api/attendance/today', (today) => ({ ...today, checkIn: receiptOf(answer) }))
    } else if (disc.value.look === 'out') {
      const answer = await checkOut.run({ claimedAt: deviceNow() })
      if (answer) patchQuery('/api/attendance/today', (today) => ({ ...today, checkOut: receiptOf(answer) }))
    }
  }

  // Tapped before the shift was known: what was meant is a check-in, if one is open.
  watch(
    () => disc.value.look,
    (look) => {
      if (tooEarly && look === 'in') void press()
      tooEarly = false
    },
  )

  return {
    query,
    now,
    disc,
    press,
    stuck: computed(() => checkIn.stuck || checkOut.stuck),
    failure: computed(() => checkIn.failure ?? checkOut.failure),
  }
}
