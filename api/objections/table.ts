import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { objectable } from '../../shared/objections/objection.ts'

/**
 * 有疑问: a student objects to a line of the own published payslip. It concerns the line in this run, whichever
 * revision shows it, and is open until a final reply.
 */
export const objection = sqliteTable(
  'objection',
  {
    id: text().primaryKey(),
    seasonId: text().notNull(),
    runId: text().notNull(),
    personId: text().notNull(),
    /** What the student had in front of him. */
    payslipId: text().notNull(),
    hash: text().notNull(),
    lineKind: text({ enum: objectable }).notNull(),
    lineId: text().notNull(),
    reason: text().notNull(),
    askedAt: integer().notNull(),
  },
  (t) => [index('objection_line').on(t.runId, t.personId)],
)
