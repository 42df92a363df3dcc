import { Cron } from 'croner'

/** The server's own errands by the clock on the wall: one at a time, and stopping waits for the last. */
export interface Ticker {
  /** Runs one now, after the one that is running. */
  now(): Promise<void>
  /** No further one begins; resolves when the last has ended. */
  stop(): Promise<void>
}

export const everyFiveSeconds = '*/5 * * * * *'

export function startTicker(run: () => Promise<void>, pattern = everyFiveSeconds, onError = report): Ticker {
  let running: Promise<void> = Promise.resolve()
  const once = () => {
    running = running.then(() => (cron.isStopped() ? undefined : run())).catch(onError)
    return running
  }
  // What comes while one is running is left out: the next looks at everything that is due anyway.
  const cron = new Cron(pattern, { protect: true }, once)
  return {
    now: once,
    stop: () => {
      cron.stop()
      return running
    },
  }
}

function report(error: unknown) {
  console.error(JSON.stringify({ event: 'tick_failed', error: String(error) }))
}
