/**
 * Notices by the chat. What can be answered by a press comes as the card of its item, which is edited where it stands
 * already; the rest is one sentence with a link. Names are masked, and an amount is only ever the reader's own.
 */
import { and, eq, gt, asc, inArray, sql } from 'drizzle-orm'
import { GrammyError } from 'grammy/web'
import type { Api } from 'grammy/web'
import { goneFor } from '../../api/chat/gone-for.ts'
import { chatBinding, chatMessage } from '../../api/chat/table.ts'
import type { Channel, Outcome, Outgoing } from '../../api/deliveries/channel.ts'
import type { Ctx } from '../../api/kernel/ctx.ts'
import { deskFor, deskRead } from '../desk.ts'
import type { Desk, Opened } from '../desk.ts'
import { itemOf, noticeText } from '../notices.ts'
import { showItem } from '../show.ts'
import { say } from '../words.ts'

/** The messenger takes one message a second for one chat. */
const pauseMs = 1_100
/** So many cards are looked at in one minute, those first that were looked at longest ago. */
const refreshedAtOnce = 60

export function telegram(api: Api, origin: string): Channel {
  return {
    name: 'telegram',
    pauseMs,
    recipients: () => sql`select ${chatBinding.personId} as person_id, ${chatBinding.chat} as address,
      ${chatBinding.locale} as locale, ${chatBinding.confirmedAt} as since
      from ${chatBinding} where ${chatBinding.state} = 'active'`,
    send: (ctx, out) => send(api, origin, ctx, out),
    gone: (ctx, { personId }) => goneFor(ctx, personId),
    refresh: (ctx) => refresh(api, origin, ctx),
  }
}

async function send(api: Api, origin: string, ctx: Ctx, out: Outgoing): Promise<Outcome> {
  const desk = await deskAt(ctx, out.address, origin)
  if (!desk) return { ok: false, error: 'not bound', gone: true }
  try {
    const item = itemOf(out)
    const shown = item && (await showItem(api, desk, item))
    return { ok: true, message: String(shown || (await sentence(api, desk, out))) }
  } catch (error) {
    return failed(error)
  }
}

async function sentence(api: Api, desk: Desk, out: Outgoing): Promise<number> {
  const { text, path } = noticeText(desk, out)
  const reply_markup = { inline_keyboard: [[{ text: say(desk, 'notice.open'), url: desk.origin + path }]] }
  return (await api.sendMessage(desk.chat, text, { reply_markup })).message_id
}

async function deskAt(opened: Opened, chat: string, origin: string): Promise<Desk | undefined> {
  const { bound, season } = await opened.db.read(deskRead(opened, chatBinding.chat, chat))
  return bound[0] && deskFor(opened, bound[0], season[0]?.rules.timezone ?? 'UTC', origin)
}

function failed(error: unknown): Outcome {
  if (!(error instanceof GrammyError)) return { ok: false, error: String(error) }
  const { error_code: code, description, parameters } = error
  const wait = parameters.retry_after
  if (code === 403 || /chat not found/.test(description)) return { ok: false, error: description, gone: true }
  return { ok: false, error: description, ...(wait ? { againInMs: wait * 1000 } : {}) }
}

/** Brings cards up to date that may have changed since: somebody decided in the app, a check-in came, the time to undo is over. */
async function refresh(api: Api, origin: string, ctx: Ctx): Promise<void> {
  const { query } = ctx.db
  const { open } = await ctx.db.read({
    open: query
      .select({ item: chatMessage.item, chat: chatMessage.chat })
      .from(chatMessage)
      .where(
        and(
          gt(chatMessage.openUntil, ctx.clock.now()),
          inArray(
            chatMessage.chat,
            query.select({ chat: chatBinding.chat }).from(chatBinding).where(eq(chatBinding.state, 'active')),
          ),
        ),
      )
      .orderBy(asc(chatMessage.shownAt))
      .limit(refreshedAtOnce),
  })
  for (const { item, chat } of open) {
    const desk = await deskAt(ctx, chat, origin)
    // One that cannot be shown now is shown later; the others are not to wait for it.
    await (desk && showItem(api, desk, item).catch(() => {}))
  }
}
