import { eq } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { serverState } from '../kernel/server-state.ts'

/** Under what name the set-up of the bot keeps what the messenger says of it. */
export const botState = 'chat-bot'

/** What is known of the bot: nothing where none is set up. */
export const botRead = ({ db }: Pick<Ctx, 'db'>) =>
  db.query.select({ value: serverState.value }).from(serverState).where(eq(serverState.name, botState))

/** Its name in the messenger, as it stands in a link; undefined where there is no bot. */
export const botName = ([row]: readonly { value: string }[]): string | undefined =>
  row && (JSON.parse(row.value) as { username: string }).username

/** There is no bot any more: nobody is offered to bind a chat to it. */
export const dropBot = ({ db }: Pick<Ctx, 'db'>): Write =>
  db.query.delete(serverState).where(eq(serverState.name, botState))
