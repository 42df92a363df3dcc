/** The small school in the evening with its bot on a local Bot API, and people who write to it and press. */
import { chatBinding } from '../../api/chat/table.ts'
import type { Database } from '../../api/kernel/db.ts'
import { createBot } from '../../bot/bot.ts'
import type { Opened } from '../../bot/desk.ts'
import { setUpBot } from '../../bot/set-up.ts'
import { startBotApi } from './bot-api.ts'
import { botInfo, botToken } from './bot-known.ts'
import type { BotApi, Update } from './bot-api.ts'
import { evening } from './evening.ts'
import { testKeys } from './keys.ts'

export const origin = 'https://school.example'

export async function chatEvening(at?: number) {
  const own = await evening(at)
  const api = await startBotApi()
  const opened: Opened = { clock: own.clock, db: own.db, keys: testKeys, newId: () => crypto.randomUUID() }
  const bot = createBot(opened, { token: botToken, apiRoot: api.root, origin, info: botInfo })
  await setUpBot(opened, bot.api)
  const handle = (update: Update) => bot.handleUpdate(update)
  return { ...own, api, bot, opened, handle, people: peopleOf(own.db, api, handle) }
}
export type ChatEvening = Awaited<ReturnType<typeof chatEvening>>

let accounts = 70_000

/** Somebody with the messenger on the phone. */
export function userOf(
  api: BotApi,
  handle: (update: Update) => Promise<void>,
  { name = '阿明', language = 'zh-hans' } = {},
) {
  const id = ++accounts
  const from = { id, is_bot: false, first_name: name, language_code: language }
  const chat = { id, type: 'private', first_name: name }
  let message = 500_000
  const written = (text: string): Update => {
    api.chats.add(id)
    return api.update({
      message: {
        message_id: ++message,
        date: 1,
        from,
        chat,
        text,
        ...(text.startsWith('/')
          ? { entities: [{ type: 'bot_command', offset: 0, length: text.split(/\s/)[0]!.length }] }
          : {}),
      },
    })
  }
  const buttons = (n = -1) => api.of(id).at(n)?.markup?.inline_keyboard.flat() ?? []
  const press = (data: string, on: number): Update => {
    const query = `q-${crypto.randomUUID()}`
    api.query(query)
    return api.update({
      callback_query: {
        id: query,
        from,
        chat_instance: '1',
        data,
        message: { message_id: on, date: 1, chat, text: 'x' },
      },
    })
  }
  return {
    id,
    from,
    chat,
    handle: async (update: Update) => {
      api.skip()
      await handle(update)
    },
    written,
    press,
    messages: () => api.of(id),
    /** Which of the messages begins so, the last one of them. */
    on: (text: string) => api.of(id).findLastIndex((one) => one.text.startsWith(text)),
    /** The words of the last message, and of its buttons. */
    last: (n = -1) => api.of(id).at(n)?.text ?? '',
    labels: (n = -1) => buttons(n).map((one) => one.text),
    /** What stood over the chat after the last press. */
    toast: () => api.sent('answerCallbackQuery').at(-1)?.body as { text: string; show_alert?: boolean },
    /** The press of a button by its words; the message is the last one unless given. */
    pressOf(label: string, n = -1): Update {
      const said = api.of(id).at(n)
      const button = said?.markup?.inline_keyboard.flat().find((one) => one.text === label)
      if (!said || !button?.callback_data)
        throw new Error(
          `no button ${label} among ${said?.markup?.inline_keyboard
            .flat()
            .map((one) => one.text)
            .join(', ')}`,
        )
      return press(button.callback_data, said.id)
    },
    async says(text: string) {
      api.skip()
      await handle(written(text))
      return api.of(id).at(-1)?.text ?? ''
    },
    async presses(label: string, n = -1) {
      api.skip()
      await handle(this.pressOf(label, n))
      return this.toast().text
    },
  }
}
export type User = ReturnType<typeof userOf>

function peopleOf(db: Database, api: BotApi, handle: (update: Update) => Promise<void>) {
  return async (number: string, locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<User> => {
    const user = userOf(api, handle, { language: locale === 'en' ? 'en' : 'zh-hans' })
    api.chats.add(user.id)
    await db.write([bindingOf(db, number, user, locale)])
    return user
  }
}

/** A binding as the app's confirmation leaves it. */
export const bindingOf = (
  db: Database,
  number: string,
  { id }: { id: number },
  locale: 'zh-CN' | 'en' = 'zh-CN',
) =>
  db.query.insert(chatBinding).values({
    id: `b-${number}`,
    personId: `p-${number}`,
    account: String(id),
    chat: String(id),
    name: '阿明',
    number: '42',
    locale,
    state: 'active',
    at: 0,
    confirmedAt: 0,
  })
