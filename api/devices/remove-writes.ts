import { and, eq, isNull } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { endSessionsOf, onDevice } from '../sessions/end-writes.ts'
import { device } from './table.ts'

/** Takes a device away from its student and ends what is open on it. */
export const removeDevice = (ctx: Ctx, { id, personId }: { id: string; personId: string }): Write[] => [
  ...mustChangeOne(
    ctx.db.query
      .update(device)
      .set({ removedAt: ctx.clock.now() })
      .where(and(eq(device.id, id), eq(device.personId, personId), isNull(device.removedAt))),
  ),
  endSessionsOf(ctx, personId, onDevice(id)),
]
