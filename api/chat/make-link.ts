import { eq } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import { toBase64url } from '../kernel/base64url.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { botName, botRead } from './bot-known.ts'
import { chatLink } from './table.ts'

const tenMinutes = 600_000

/**
 * A link that opens the chat with the bot and says there, once, who is asking to be bound. Whoever makes it has just
 * proved who they are; the one before ends.
 */
export async function makeChatLink(ctx: Ctx): Promise<{ url: string; expiresAt: number }> {
  const { me, facts } = await authorise(ctx, 'chat.link', { read: { bot: botRead(ctx) } })
  const bot = botName(facts.bot)
  if (!bot) throw new Fault('chat-none')
  const { query } = ctx.db
  const token = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
  const expiresAt = ctx.clock.now() + tenMinutes
  const url = `https://t.me/${bot}?start=${token}`
  return commit(ctx, me, {
    writes: [
      query.delete(chatLink).where(eq(chatLink.personId, me.personId)),
      query.insert(chatLink).values({ tokenHash: sha256Hex(token), personId: me.personId, expiresAt }),
    ],
    events: [{ action: 'chat.link', target: me.personId }],
    answer: { url, expiresAt },
    kept: { url: '', expiresAt },
  })
}
