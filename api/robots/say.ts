import { meantBy, messageFor } from '../../shared/robots/message.ts'
import type { Said } from '../../shared/robots/message.ts'
import type { Outcome } from '../deliveries/channel.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { openOfRobot } from './sealed.ts'
import type { robot } from './table.ts'

export type Post = (url: string, init: RequestInit) => Promise<Response>

/** A robot's service that takes the call and says nothing is not waited for. */
const patienceMs = 10_000

/** Has a robot say something in its group. Nothing is ever posted to but the three vendors' own addresses. */
export async function say(
  ctx: Ctx,
  row: typeof robot.$inferSelect,
  text: string,
  post: Post,
): Promise<Outcome> {
  const [token, secret] = await Promise.all(
    (['token', 'secret'] as const).map((column) => openOfRobot(ctx.keys, row.id, column, row[column])),
  )
  const { url, body } = messageFor(
    { vendor: row.vendor, token: token!, secret: secret! },
    text,
    ctx.clock.now(),
  )
  const answer = await post(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    // Never followed elsewhere. workerd has no 'error' for it and refuses to send at all.
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => undefined)
  if (!answer) return { ok: false, error: 'no connection' }
  if (answer.status !== 200) return { ok: false, error: `${row.vendor} answers ${answer.status}` }
  return meantBy(row.vendor, (await answer.json().catch(() => ({}))) as Said)
}
