/** The chat of a server: the bot, and the channel by which notices leave. Entry files open it where it is configured. */
import type { Bot } from 'grammy/web'
import type { BotEnv } from '../api/kernel/env.ts'
import type { Channel } from '../api/deliveries/channel.ts'
import { createBot } from './bot.ts'
import { telegram } from './channels/telegram.ts'
import type { Chat } from './context.ts'
import type { Opened } from './desk.ts'
import { startPolling } from './polling.ts'
import { knownBot, setUpBot } from './set-up.ts'
import { takeDelivery } from './webhook.ts'

export interface ChatServer {
  channel: Channel
  /** The bot, when it knows who it is. */
  ready(): Promise<Bot<Chat>>
  /** Answers a delivery of the messenger. */
  take(request: Request): Promise<Response>
  /** Tells the messenger where deliveries go, as soon as it can be reached, and asks for them where they go nowhere. */
  start(): Promise<void>
  stop(): Promise<void>
}

const pauseMs = 30_000

export function openChat(opened: Opened, settings: BotEnv & { origin: string }, pause = pauseMs): ChatServer {
  const { secret, origin } = settings
  const bot = createBot(opened, settings)
  const ends = new AbortController()
  let polling: ReturnType<typeof startPolling> | undefined
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause)
      ends.signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
    })
  /** What the set-up has kept spares asking the messenger with every request of an isolate. */
  async function ready() {
    if (bot.isInited()) return bot
    const info = await knownBot(opened)
    if (info) bot.botInfo = info
    await bot.init()
    return bot
  }
  return {
    channel: telegram(bot.api, origin),
    ready,
    take: (request) => takeDelivery(request, secret ?? '', ready),
    async start() {
      while (!ends.signal.aborted) {
        try {
          bot.botInfo = await setUpBot(opened, bot.api, secret ? { origin, secret } : undefined)
          if (!secret) polling = startPolling(bot)
          return
        } catch (error) {
          console.error(JSON.stringify({ event: 'chat_failed', error: String(error).slice(0, 200) }))
          await rest()
        }
      }
    },
    async stop() {
      ends.abort()
      await polling?.stop()
    },
  }
}
