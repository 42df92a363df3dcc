import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * What somebody is to be told: written in the batch of the fact, once an item (`about`); channels
 * deliver it later, the app's notice list always has it.
 */
export const notice = sqliteTable(
  'notice',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    kind: text({
      enum: [
        'roll-call-due',
        'attendance-confirmed',
        'payslip-published',
        'payslip-changed',
        'card-changed',
        'id-changed',
        'reveals-many',
        'attendance-settled',
        'correction-decided',
        'leave-decided',
        'swap-asked',
        'swap-decided',
        'violation-in-force',
        'violation-withdrawn',
        'appeal-granted',
        'appeal-refused',
        'error-entered',
        'error-counts',
        'error-rejected',
        'award-to-review',
        'award-reviewed',
        'award-refused',
        'award-withdrawn',
        'assessment-passed',
        'assessment-failed',
        'assessment-withdrawn',
        'repair-closed',
        'role-changed',
        'role-proposed',
        'leader-changed',
        'invited-again',
        'invitation-misused',
        'device-added',
        'transfer-paid',
        'transfer-failed',
      ],
    }).notNull(),
    about: text().notNull(),
    params: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    at: integer().notNull(),
    seenAt: integer(),
  },
  (t) => [index('notice_person').on(t.personId, t.at)],
)
