import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { notify } from '../notices/notify.ts'
import { endChat } from './end-writes.ts'

/** Nothing reaches a person's chat any more: the binding ends, and the person is told in the app. */
export const goneFor = (ctx: Pick<Ctx, 'db' | 'clock'>, personId: string): Write[] => [
  ...endChat(ctx, personId),
  notify(ctx, { personId, kind: 'chat-ended', about: String(ctx.clock.now()), params: {} }),
]
