import { sql } from 'drizzle-orm'
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { person } from '../people/table.ts'

/** A change of a role that one admin wants and another has to confirm. */
export const roleProposal = sqliteTable(
  'role_proposal',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    role: text({ enum: ['lead-teacher', 'finance', 'admin'] }).notNull(),
    className: text(),
    kind: text({ enum: ['grant', 'revoke'] }).notNull(),
    proposedBy: text().notNull(),
    proposedAt: integer().notNull(),
    decidedBy: text(),
    decidedAt: integer(),
    confirmed: integer({ mode: 'boolean' }),
  },
  (t) => [
    uniqueIndex('role_proposal_open')
      // Without a comma: drizzle-kit splits the expression of an index at each one.
      .on(t.personId, t.role, t.kind, sql`case when ${t.className} is null then '' else ${t.className} end`)
      .where(sql`${t.decidedAt} is null`),
  ],
)
