/** Tells the messenger what the bot is, and keeps what the messenger says of it: at each start, and by the command line. */
import type { Api } from 'grammy/web'
import type { UserFromGetMe } from 'grammy/types'
import { botRead, botState } from '../api/chat/bot-known.ts'
import { serverState } from '../api/kernel/server-state.ts'
import { allowedUpdates } from './bot.ts'
import type { Opened } from './desk.ts'
import { say } from './words.ts'
import { webhookPath, webhookToken } from './webhook.ts'

/** The menu takes Latin names only; the Chinese ones are heard as text. */
const menu = [
  'checkin',
  'checkout',
  'allowance',
  'violations',
  'return',
  'sign',
  'rollcall',
  'needs',
  'help',
] as const

/** Where deliveries go: to the site's webhook, or nowhere, so that they can be asked for. */
export async function setUpBot(
  opened: Opened,
  api: Api,
  hook?: { origin: string; secret: string },
): Promise<UserFromGetMe> {
  const info = await api.getMe()
  for (const locale of ['zh-CN', 'en'] as const) {
    const commands = menu.map((command) => ({ command, description: say({ locale }, `menu.${command}`) }))
    // Whoever speaks neither gets the Chinese ones.
    await api.setMyCommands(commands, locale === 'en' ? { language_code: 'en' } : {})
  }
  if (hook)
    await api.setWebhook(hook.origin + webhookPath(hook.secret), {
      secret_token: webhookToken(hook.secret),
      max_connections: 10,
      allowed_updates: allowedUpdates,
    })
  else await api.deleteWebhook()
  const row = { name: botState, value: JSON.stringify(info), at: opened.clock.now() }
  await opened.db.write([
    opened.db.query
      .insert(serverState)
      .values(row)
      .onConflictDoUpdate({ target: serverState.name, set: { value: row.value, at: row.at } }),
  ])
  return info
}

/** What the set-up has kept, so that nobody has to ask for it with each request. */
export async function knownBot({ db }: Opened): Promise<UserFromGetMe | undefined> {
  const { bot } = await db.read({ bot: botRead({ db }) })
  return bot[0] && (JSON.parse(bot[0].value) as UserFromGetMe)
}
