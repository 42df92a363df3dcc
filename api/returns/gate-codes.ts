import { roomCode, stepAt, stepMs } from '../../shared/attendance/room-code.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { gateKey } from './gate.ts'

/** How long a board goes on when the server or the network is gone. */
const ahead = 10 * 60_000

/** The codes of the dormitory's gate from now on, for ten minutes: enough for an outage, and never the key. */
export async function gateCodes(ctx: Ctx) {
  await authorise(ctx, 'returns.gate', { read: {} })
  const now = ctx.clock.now()
  const { key } = gateKey(ctx)
  const first = stepAt(now)
  const codes = Array.from({ length: ahead / stepMs + 1 }, (_, i) => first + i).map((step) => ({
    from: step * stepMs,
    code: roomCode(key, step),
  }))
  return { now, stepMs, codes }
}
