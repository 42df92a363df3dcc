import { sealAll } from '../kernel/audit-seal.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { handlers } from './handlers.ts'
import { runDue } from './run-due.ts'

/** What a server does between requests: every few seconds on Node, every minute on the edge, and after a demo's clock was moved. */
export async function tick(opened: Omit<Ctx, 'caller'>): Promise<void> {
  const ctx: Ctx = { ...opened, caller: { via: 'job', requestId: 'tick', locale: 'zh-CN', route: 'tick' } }
  await runDue(ctx, handlers)
  await sealAll(ctx)
}
