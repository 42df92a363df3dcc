import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Channel } from './channel.ts'

/** Lets every channel that shows more than a moment bring its messages up to date. */
export async function refreshChats(ctx: Ctx, channels: readonly Channel[]): Promise<void> {
  await authorise(ctx, 'server.operate', { read: {} })
  await Promise.all(channels.map((channel) => channel.refresh?.(ctx)))
}
