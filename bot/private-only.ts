/** Only private chats: out of a group the bot goes at once, and nothing is looked up for it. */
import type { MiddlewareFn } from 'grammy/web'
import type { Chat } from './context.ts'
import type { Opened } from './desk.ts'
import { forget } from './undeliverable.ts'

export const leaveGroups: MiddlewareFn<Chat> = async (c, next) => {
  if (c.chat?.type === 'private') return next()
  if (c.chat && !hasLeft(c)) await c.api.leaveChat(c.chat.id).catch(() => {})
}

const hasLeft = (c: Chat) => /^(left|kicked)$/.test(c.myChatMember?.new_chat_member.status ?? '')

/** Somebody has blocked the bot, or lets it speak again, which the binding does not come back by. */
export function blocked(opened: Opened): MiddlewareFn<Chat> {
  return async (c, next) => {
    if (!c.myChatMember) return next()
    if (c.myChatMember.new_chat_member.status === 'kicked') await forget(opened, String(c.from?.id))
  }
}
