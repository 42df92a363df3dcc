import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PrivateField } from '../../shared/private/number.ts'

/** Whose numbers an import brought: whoever ran it has had them in front of him, and their owner sees that. */
export const numberImport = sqliteTable(
  'number_import',
  {
    importId: text().notNull(),
    personId: text().notNull(),
    fields: text({ mode: 'json' }).$type<PrivateField[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.personId] }), index('number_import_person').on(t.personId)],
)
