import { computed, watch } from 'vue'
import { useCommand } from '../offline/useCommand.ts'
import { deviceNow, elapsed, serverNow } from '../platform/clock.ts'
import { refetch } from '../platform/query-cache.ts'
import { captured, capturedCode } from './captured.ts'
import type { Disc, Today } from './disc.ts'

const day = 24 * 3_600_000

/** Server time where it is known, else the device's until then. */
const readAt = (since = 0) => (serverNow() ?? deviceNow()) - since

/** The moment of this page at which a code was read, while its time is the device's word alone. */
let unsure: number | undefined

/** A phone whose clock is wrong reads the wall at the right moment all the same. */
function settle() {
  const server = serverNow()
  if (unsure === undefined || server === null) return
  captured.at = server - elapsed() + unsure
  unsure = undefined
}

/** Six digits, from wherever they were read, so long ago. */
export function capture(digits: string, since = 0) {
  const code = digits.replace(/\D/g, '').slice(0, 6)
  if (code === captured.code) return
  Object.assign(captured, { code, at: readAt(since), outcome: undefined })
  unsure = serverNow() === null ? elapsed() - since : undefined
}

/** The room code beside the check-in: given with it, or added to it for a day. Without one nothing is refused. */
export function useRoomCode(shown: { today: Today; disc: Disc }) {
  settle()
  const prove = useCommand('/api/attendance/prove')
  const receipt = computed(() => shown.today.checkIn)
  const proven = computed(() => receipt.value?.proof === 'proven')
  const open = computed(() => {
    if (shown.disc.look === 'in') return true
    return !!receipt.value && !proven.value && shown.today.now - receipt.value.at < day
  })
  const complete = computed(() => !!capturedCode())

  async function add() {
    const code = capturedCode()
    if (!receipt.value || !code || prove.busy) return
    const answer = await prove.run({ receipt: receipt.value.receipt, ...code })
    if (answer) Object.assign(captured, { code: '', outcome: answer.code })
    void refetch()
  }
  // Scanned when the check-in was made already: what is meant is to add it.
  watch(
    () => complete.value && !!receipt.value && !proven.value,
    (now) => now && void add(),
    { immediate: true },
  )

  return { prove, receipt, proven, open, complete, add }
}
