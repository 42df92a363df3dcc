import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { notice } from './table.ts'

type Told = Pick<typeof notice.$inferInsert, 'personId' | 'kind' | 'about' | 'params'>

/** A notice, for the batch of the fact it tells of; the same person hears of the same thing once. */
export const notify = (ctx: Pick<Ctx, 'db' | 'clock'>, { personId, kind, about, params }: Told): Write =>
  ctx.db.query
    .insert(notice)
    .values({ id: `${kind}:${about}:${personId}`, personId, kind, about, params, at: ctx.clock.now() })
    .onConflictDoNothing()
