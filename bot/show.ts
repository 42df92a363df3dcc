/** One message an item: sent once, edited as what it shows changes, wherever that was decided. */
import { and, eq } from 'drizzle-orm'
import { GrammyError } from 'grammy/web'
import type { Api } from 'grammy/web'
import { chatMessage } from '../api/chat/table.ts'
import { sha256Hex } from '../api/kernel/hash.ts'
import { keyboard } from './buttons.ts'
import type { Button } from './buttons.ts'
import { cardOf } from './cards.ts'
import type { Desk } from './desk.ts'

export type Draft = Record<string, string>

export interface Shown {
  text: string
  rows: Button[][]
  /** Of the facts it shows: a press counts only for what was seen. */
  version: string
  /** Until when it may still change; null: this is the end of it. */
  openUntil: number | null
}
/** Renders an item from what holds now; undefined where there is nothing (any more) for this person. */
export type Card = (desk: Desk, item: string, draft: Draft) => Promise<Shown | undefined>

interface Options {
  /** Sent as a new message, because the person asked for it: the one before loses its buttons. */
  anew?: boolean
  /** What is chosen on it from now on; left out, what was chosen stays. */
  draft?: Draft
}

/** Brings the person's message about an item up to date; the number of the message, undefined where there is none. */
export async function showItem(
  api: Api,
  desk: Desk,
  item: string,
  options: Options = {},
): Promise<number | undefined> {
  const { ctx, personId, chat } = desk
  const mine = and(eq(chatMessage.personId, personId), eq(chatMessage.item, item))
  const { rows } = await ctx.db.read({ rows: ctx.db.query.select().from(chatMessage).where(mine) })
  const known = rows[0]?.chat === chat ? rows[0] : undefined
  const draft = options.draft ?? known?.draft ?? {}
  const shown = await cardOf(item)(desk, item, draft)
  if (!shown) return known?.message
  const { inline_keyboard, writes } = keyboard(desk, { item, ...shown })
  const digest = sha256Hex(JSON.stringify([shown.text, inline_keyboard]))
  const same = known?.digest === digest && !options.anew
  if (writes.length && !same) await ctx.db.write(writes)
  const other = { reply_markup: { inline_keyboard }, link_preview_options: { is_disabled: true } }
  const edited = known && !options.anew && (same || (await edit(api, chat, known.message, shown.text, other)))
  const message = edited ? known.message : (await api.sendMessage(chat, shown.text, other)).message_id
  const row = { chat, message, digest, draft, openUntil: shown.openUntil, shownAt: ctx.clock.now() }
  await ctx.db.write([
    ctx.db.query
      .insert(chatMessage)
      .values({ personId, item, ...row })
      .onConflictDoUpdate({ target: [chatMessage.personId, chatMessage.item], set: row }),
  ])
  if (known && known.message !== message)
    await api.editMessageReplyMarkup(chat, known.message).catch(() => {})
  return message
}

/** False where the message is gone: deleted by the person, or too old. */
async function edit(api: Api, chat: string, message: number, text: string, other: object): Promise<boolean> {
  try {
    await api.editMessageText(chat, message, text, other)
    return true
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error
    // Somebody else has just brought it up to date.
    return /message is not modified/.test(error.description)
  }
}

/** What the person has chosen on a card and not sent yet. */
export async function draftOf({ ctx, personId }: Desk, item: string): Promise<Draft> {
  const mine = and(eq(chatMessage.personId, personId), eq(chatMessage.item, item))
  const { rows } = await ctx.db.read({
    rows: ctx.db.query.select({ draft: chatMessage.draft }).from(chatMessage).where(mine),
  })
  return rows[0]?.draft ?? {}
}
