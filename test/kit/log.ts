import { auditStatement } from '../../api/kernel/audit.ts'
import type { Ctx } from '../../api/kernel/ctx.ts'

/** Writes events that tell of nothing, to have a log of a certain length. */
export async function logged(ctx: Ctx, events: number, batch = 1_000) {
  for (let from = 0; from < events; from += batch)
    await ctx.db.write(
      Array.from({ length: Math.min(batch, events - from) }, (_, i) =>
        auditStatement(ctx, 'operator', {
          action: 'notices.seen',
          target: `t-${from + i}`,
          after: { 名: from + i },
        }),
      ),
    )
}
