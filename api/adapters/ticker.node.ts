/** A plain interval for the server's own errands: one at a time, and stopping waits for the last. */
export interface Ticker {
  /** Runs one now, after the one that is running. */
  now(): Promise<void>
  /** No further one begins; resolves when the last has ended. */
  stop(): Promise<void>
}

export function startTicker(run: () => Promise<void>, everyMs = 5_000, onError = report): Ticker {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let waiting = false
  const once = () => {
    running = running.then(() => (stopped ? undefined : run())).catch(onError)
    return running
  }
  const timer = setInterval(() => {
    if (waiting) return
    waiting = true
    void once().finally(() => (waiting = false))
  }, everyMs)
  return {
    now: once,
    stop: () => {
      stopped = true
      clearInterval(timer)
      return running
    },
  }
}

function report(error: unknown) {
  console.error(JSON.stringify({ event: 'tick_failed', error: String(error) }))
}
