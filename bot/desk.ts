/** For whom something is said in a chat: whose words and rights count, where it goes, and in which language. */
import { and, eq } from 'drizzle-orm'
import type { Ctx, Locale } from '../api/kernel/ctx.ts'
import { chatBinding } from '../api/chat/table.ts'
import { seasonRules } from '../api/seasons/current.ts'

export type Opened = Omit<Ctx, 'caller'>

export interface Desk {
  /** Asks as this person, and changes nothing. */
  ctx: Ctx
  personId: string
  /** The private chat with the person. */
  chat: string
  locale: Locale
  /** The season's time zone. */
  zone: string
  /** The address of the web app. */
  origin: string
}

interface Bound {
  personId: string
  account: string
  chat: string
  locale: Locale
}

/** A desk for somebody whose chat is bound. Rights are read anew by every verb that is asked through it. */
export function deskFor(opened: Opened, bound: Bound, zone: string, origin: string): Desk {
  const { personId, account, chat, locale } = bound
  const caller: Ctx['caller'] = {
    via: 'chat',
    requestId: opened.newId(),
    locale,
    route: 'GET chat',
    chat: account,
  }
  return { ctx: { ...opened, caller }, personId, chat, locale, zone, origin }
}

/** The active bindings that are meant, and the season's zone: what a desk is made of. */
export const deskRead = (opened: Opened, which: Parameters<typeof eq>[0], value: string) => ({
  bound: opened.db.query
    .select({
      personId: chatBinding.personId,
      account: chatBinding.account,
      chat: chatBinding.chat,
      locale: chatBinding.locale,
    })
    .from(chatBinding)
    .where(and(eq(which as never, value), eq(chatBinding.state, 'active'))),
  season: seasonRules(opened as Ctx),
})
