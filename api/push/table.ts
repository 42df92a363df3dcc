import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A browser that wants to be woken when there is a notice. It goes with the session that asked for it. */
export const pushSubscription = sqliteTable(
  'push_subscription',
  {
    /** The address at the browser's push service; whoever knows it can wake that browser and nothing else. */
    endpoint: text().primaryKey(),
    personId: text().notNull(),
    sessionId: text().notNull(),
    /** Under which address the site is open there: whom the push service may ask. */
    origin: text().notNull(),
    /** Notices up to this moment have been told. */
    toldUntil: integer().notNull(),
    /** Since when its service has not answered as it should; null: it does. */
    failingSince: integer(),
    /** When its service was asked last, whatever came of it; null: never. */
    triedAt: integer(),
  },
  (t) => [index('push_person').on(t.personId)],
)
