import type { AttendanceState } from '../../shared/allowance/facts.ts'
import type { EpochMs } from '../../shared/time/instant.ts'
import type { attendance as table } from './table.ts'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { attendance } from './table.ts'

type Row = typeof table.$inferInsert

/** One version of one student's attendance, above the one that is known. */
export interface Said extends Pick<
  Row,
  | 'seasonId'
  | 'personId'
  | 'date'
  | 'shift'
  | 'state'
  | 'decidedAs'
  | 'origin'
  | 'causeId'
  | 'batchId'
  | 'cameAt'
  | 'leftAt'
> {
  known: { version: number; state: AttendanceState } | undefined
  confirmed?: boolean
  reason: string
  /** Whose earlier word it is once more; left out, it is the caller's. */
  restored?: { restores: number; decidedBy: string | null; decidedAt: EpochMs | null }
}

/** The rows and their events; of two above the same version the database lets one in. */
export function decisionWrites(ctx: Ctx, me: Me, said: readonly Said[]) {
  const rows = said.map(({ known, confirmed = true, restored, ...row }) => ({
    known,
    restored,
    row: {
      ...row,
      id: ctx.newId(),
      version: (known?.version ?? 0) + 1,
      confirmed,
      decidedBy: me.personId,
      decidedAt: ctx.clock.now(),
      ...restored,
    },
  }))
  return {
    writes: rows.map(({ row }): Write => ctx.db.query.insert(attendance).values(row)),
    events: rows.map(({ known, restored, row }): AuditEntry => {
      const { id, personId, date, shift, state, confirmed, version, origin, reason } = row
      return {
        action: 'attendance.decide',
        target: personId,
        before: { state: known?.state ?? '' },
        after: {
          id,
          date,
          shift,
          state,
          version,
          origin,
          ...(confirmed ? {} : { confirmed }),
          ...(restored && { restores: restored.restores }),
        },
        ...(reason ? { reason } : {}),
      }
    }),
  }
}
