import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { pushKey } from './vapid.ts'

/** What a browser needs to subscribe. */
export async function seePushKey(ctx: Ctx): Promise<{ key: string }> {
  await authorise(ctx, 'push.own', { read: {} })
  return { key: pushKey(ctx) }
}
