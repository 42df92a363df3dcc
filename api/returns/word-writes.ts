import { watchedFor } from '../../shared/returns/return.ts'
import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { planJob } from '../jobs/plan.ts'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { theSeason } from '../seasons/current.ts'
import type { NightFacts } from './night-read.ts'
import type { Said } from './night.ts'
import { returnWord } from './table.ts'

type Row = typeof returnWord.$inferInsert
type Spoken = Pick<Row, 'personId' | 'kind' | 'at' | 'as' | 'how'> &
  Partial<Pick<Row, 'excuse' | 'reason'>> & { known: Said | undefined }

const quarter = 15 * 60_000

/** The rows and their events; of two above the same version the database lets one in. The reason stays out of the log, which is never erased. */
export function wordWrites(
  ctx: Ctx,
  me: Me,
  facts: NightFacts,
  { date, code: shift, endsAt }: ShiftInstance,
  spoken: readonly Spoken[],
) {
  const seasonId = theSeason(facts.season).id
  const now = ctx.clock.now()
  const rows = spoken.map(({ known, ...word }) => ({
    before: known?.kind ?? 'none',
    row: {
      excuse: null,
      reason: '',
      ...word,
      id: ctx.newId(),
      seasonId,
      date,
      shift,
      version: (known?.version ?? 0) + 1,
      saidAt: now,
      byId: me.personId,
    },
  }))
  // The job of every quarter of an hour looks no more: the summary that is out follows all the same.
  const late = now > endsAt + watchedFor
  const dueAt = now - (now % quarter) + quarter
  const id = `return-summary:${seasonId}:${date}:${shift}:${dueAt}`
  const follow = planJob(ctx, { id, kind: 'returns.summary', dueAt, params: { date, shift } })
  return {
    writes: [
      ...rows.map(({ row }): Write => ctx.db.query.insert(returnWord).values(row)),
      ...(late ? [follow] : []),
    ],
    events: rows.map(({ before, row }): AuditEntry => {
      const { id, personId, kind, as, how, excuse, version, at } = row
      const after = { id, date, shift, kind, as, how, version, at, ...(excuse ? { excuse } : {}) }
      return { action: 'returns.say', target: personId, before: { kind: before }, after }
    }),
  }
}
