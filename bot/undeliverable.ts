import { and, eq } from 'drizzle-orm'
import { GrammyError } from 'grammy/web'
import type { MiddlewareFn } from 'grammy/web'
import { goneFor } from '../api/chat/gone-for.ts'
import { chatBinding } from '../api/chat/table.ts'
import type { Chat } from './context.ts'
import type { Opened } from './desk.ts'

/**
 * An answer that the messenger will not take is not tried for ever: what was asked has been done, and is not asked
 * again. Where it was not reached, or wants to wait, the message comes again.
 */
export function undeliverable(opened: Opened): MiddlewareFn<Chat> {
  return async (c, next) => {
    try {
      await next()
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code === 429 || error.error_code >= 500) throw error
      console.error(JSON.stringify({ event: 'chat_refused', error: error.description }))
      if (error.error_code === 403) await forget(opened, String(c.from?.id))
    }
  }
}

/** Whoever has blocked the bot is not spoken to any more. */
export async function forget(opened: Opened, account: string): Promise<void> {
  const { query } = opened.db
  const mine = and(eq(chatBinding.account, account), eq(chatBinding.state, 'active'))
  const { rows } = await opened.db.read({ rows: query.select().from(chatBinding).where(mine) })
  if (rows[0]) await opened.db.write(goneFor(opened, rows[0].personId))
}
