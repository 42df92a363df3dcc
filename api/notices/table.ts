import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { noticeKinds } from '../../shared/notices/kinds.ts'

/**
 * What somebody is to be told: written in the batch of the fact, once an item (`about`); channels
 * deliver it later, the app's notice list always has it.
 */
export const notice = sqliteTable(
  'notice',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    kind: text({ enum: noticeKinds }).notNull(),
    about: text().notNull(),
    params: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    at: integer().notNull(),
    seenAt: integer(),
  },
  (t) => [index('notice_person').on(t.personId, t.at)],
)
