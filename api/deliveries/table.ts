import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const deliveryStates = ['waiting', 'sent', 'dropped', 'dead'] as const

/** A notice on its way to one address of a channel. It hangs on the notice and nothing hangs on it. */
export const delivery = sqliteTable(
  'delivery',
  {
    /** Channel, address and notice: planted twice it is one row. */
    id: text().primaryKey(),
    channel: text().notNull(),
    address: text().notNull(),
    noticeId: text().notNull(),
    personId: text().notNull(),
    locale: text({ enum: ['zh-CN', 'en'] }).notNull(),
    state: text({ enum: deliveryStates }).notNull().default('waiting'),
    /** When it is tried next; whoever tries it moves that on first, so that another machine does not. */
    dueAt: integer().notNull(),
    /** Who tries it, or tried it last. */
    claim: text().notNull().default(''),
    attempts: integer().notNull().default(0),
    /** From when on nobody tries any more. */
    giveUpAt: integer().notNull(),
    lastError: text(),
    sentAt: integer(),
    /** What the channel calls the message that was sent. */
    message: text(),
  },
  (t) => [index('delivery_due').on(t.state, t.dueAt), index('delivery_notice').on(t.noticeId)],
)
