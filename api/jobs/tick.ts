import { sealAll } from '../kernel/audit-seal.ts'
import type { Channel } from '../deliveries/channel.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { handlersWith } from './handlers.ts'
import { runDue } from './run-due.ts'

/** What a server does between requests: every few seconds on Node, every minute on the edge, and after a demo's clock was moved. */
export async function tick(opened: Omit<Ctx, 'caller'>, channels: readonly Channel[] = []): Promise<void> {
  const ctx: Ctx = { ...opened, caller: { via: 'job', requestId: 'tick', locale: 'zh-CN', route: 'tick' } }
  await runDue(ctx, handlersWith(channels))
  await sealAll(ctx)
}
