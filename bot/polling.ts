/**
 * Asks for deliveries, one after the other: for a server that the messenger cannot reach. What was not dealt with is
 * not confirmed, and comes again.
 */
import type { Bot } from 'grammy/web'
import { allowedUpdates } from './bot.ts'
import type { Chat } from './context.ts'

export interface Polling {
  /** No further message is begun; resolves when the last has ended. */
  stop(): Promise<void>
}

const pauseMs = 3_000
/** Shorter than the patience with any call. */
const waits = 8

export function startPolling(
  bot: Pick<Bot<Chat>, 'api' | 'handleUpdate'>,
  { waitSeconds = waits, pause = pauseMs } = {},
): Polling {
  const ends = new AbortController()
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause)
      ends.signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
    })
  async function run() {
    let offset = 0
    while (!ends.signal.aborted) {
      try {
        const asked = { offset, timeout: waitSeconds, allowed_updates: allowedUpdates }
        for (const update of await bot.api.getUpdates(asked, ends.signal as never)) {
          if (ends.signal.aborted) return
          await bot.handleUpdate(update)
          offset = update.update_id + 1
        }
      } catch (error) {
        if (ends.signal.aborted) return
        console.error(JSON.stringify({ event: 'chat_failed', error: String(error).slice(0, 200) }))
        await rest()
      }
    }
  }
  const running = run()
  return {
    stop: () => {
      ends.abort()
      return running
    },
  }
}
