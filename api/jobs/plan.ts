import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import type { JobKind } from './kinds.ts'
import { job } from './table.ts'

/** Work for later, written in the batch of what makes it necessary. Planning the same id twice is one job. */
export const planJob = (
  { db }: Pick<Ctx, 'db'>,
  planned: { id: string; kind: JobKind; dueAt: number; params?: Record<string, string> },
): Write =>
  db.query
    .insert(job)
    .values({ params: {}, ...planned })
    .onConflictDoNothing()
