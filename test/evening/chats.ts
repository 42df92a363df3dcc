/** People who have bound a chat, and what stands there: each new message, and each edit of one, once. */
import { chatBinding } from '../../api/chat/table.ts'
import type { Channel } from '../../api/deliveries/channel.ts'
import { createBot } from '../../bot/bot.ts'
import { telegram } from '../../bot/channels/telegram.ts'
import type { Opened } from '../../bot/desk.ts'
import { setUpBot } from '../../bot/set-up.ts'
import { startBotApi } from '../kit/bot-api.ts'
import { botInfo, botToken } from '../kit/bot-known.ts'
import { origin, userOf } from '../kit/chat.ts'
import type { User } from '../kit/chat.ts'

export async function chatsOf(opened: Opened) {
  const api = await startBotApi()
  const bot = createBot(opened, { token: botToken, apiRoot: api.root, origin, info: botInfo })
  await setUpBot(opened, bot.api)
  const own = telegram(bot.api, origin)
  const channel: Channel = {
    ...own,
    // The evening does not wait for the second that the messenger wants between two messages.
    pauseMs: 0,
    send: (ctx, out) => (api.skip(), own.send(ctx, out)),
  }
  const users = new Map<number, { called: string; user: User }>()
  const heard = new Map<number, number>()

  async function bind({ id, number }: { id: string; number: string }, called: string) {
    const user = userOf(api, (update) => bot.handleUpdate(update))
    api.chats.add(user.id)
    const at = opened.clock.now()
    await opened.db.write([
      opened.db.query.insert(chatBinding).values({
        id: `b-${number}`,
        personId: id,
        account: String(user.id),
        chat: String(user.id),
        name: '阿明',
        number: '42',
        locale: 'zh-CN',
        state: 'active',
        at,
        confirmedAt: at,
      }),
    ])
    users.set(user.id, { called, user })
    return user
  }

  /** What is new in the chats, as the transcript has it. */
  function hear(time: string): string[] {
    // One person after the other: in what order the messenger was reached is nothing to keep.
    const byChat = api.messages.toSorted((a, b) => a.chat - b.chat || a.id - b.id)
    return byChat.flatMap(({ id, chat, text, markup, edits }) => {
      if (heard.get(id) === edits) return []
      const what = heard.has(id) ? '改为' : '→'
      heard.set(id, edits)
      const labels =
        markup?.inline_keyboard.map((row) => row.map((button) => `[${button.text}]`).join('  ')) ?? []
      return [`[${time} 聊天 ${what} ${users.get(chat)!.called}]`, text.replaceAll(origin, ''), ...labels, '']
    })
  }
  return { channel, bind, hear }
}
