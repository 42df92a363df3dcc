import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A way to bind a chat account that works once, for ten minutes. */
export const chatLink = sqliteTable('chat_link', {
  /** SHA-256 of its 32 random bytes as they stand in the address. */
  tokenHash: text().primaryKey(),
  personId: text().notNull(),
  expiresAt: integer().notNull(),
  /** The account that has opened it; null: nobody yet. */
  usedBy: text(),
})

/** That a chat account speaks for a person: waiting until the person has confirmed it in the app, then until it ends. */
export const chatBinding = sqliteTable(
  'chat_binding',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    /** The messenger's own id of the account, and of the private chat with it. */
    account: text().notNull(),
    chat: text().notNull(),
    /** As the messenger calls the account: shown to its owner in the app, and nowhere else. */
    name: text().notNull(),
    /** Two digits that stand in the chat and in the app. */
    number: text().notNull(),
    locale: text({ enum: ['zh-CN', 'en'] }).notNull(),
    state: text({ enum: ['pending', 'active', 'ended'] }).notNull(),
    at: integer().notNull(),
    confirmedAt: integer(),
    endedAt: integer(),
  },
  (t) => [
    uniqueIndex('chat_binding_person')
      .on(t.personId)
      .where(sql`${t.state} = 'active'`),
    uniqueIndex('chat_binding_account')
      .on(t.account)
      .where(sql`${t.state} = 'active'`),
  ],
)

/** What a button stands for: the messenger carries only its id. */
export const chatAction = sqliteTable(
  'chat_action',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    /** The card on which it stands, and what that showed. */
    item: text().notNull(),
    version: text().notNull(),
    what: text().notNull(),
    params: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    expiresAt: integer().notNull(),
  },
  (t) => [index('chat_action_end').on(t.expiresAt)],
)

/** A message or press that has come, by the messenger's number: whoever is at work on it, and when it was answered. */
export const chatUpdate = sqliteTable('chat_update', {
  id: integer().primaryKey(),
  at: integer().notNull(),
  answeredAt: integer(),
})

/** The one message that a person has about an item; it is edited as the item changes. */
export const chatMessage = sqliteTable(
  'chat_message',
  {
    personId: text().notNull(),
    item: text().notNull(),
    chat: text().notNull(),
    message: integer().notNull(),
    /** Of what it shows. */
    digest: text().notNull(),
    /** What the person has chosen on it and not sent yet. */
    draft: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    /** Until when it is looked at again; null: it shows the end of its story. */
    openUntil: integer(),
    shownAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.item] }), index('chat_message_open').on(t.openUntil)],
)
