import { index, integer, sqliteTable } from 'drizzle-orm/sqlite-core'
import { entered, studentFact } from '../seasons/brought.ts'

/** One attempt at the training's assessment; typing speed in characters a minute. */
export const assessment = sqliteTable(
  'assessment',
  {
    ...studentFact,
    ...entered,
    attempt: integer().notNull(),
    passed: integer({ mode: 'boolean' }).notNull(),
    typingSpeed: integer(),
  },
  (t) => [index('assessment_person').on(t.seasonId, t.personId)],
)
