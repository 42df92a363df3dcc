/** Requests at a steady rate, whatever the server does meanwhile; each that is not answered with 200 is remembered. */
export interface Steady {
  /** How many were sent so far. */
  sent(): number
  /** Ends the stream and waits for the last answers; gives what went wrong. */
  stop(): Promise<string[]>
}

export function steady(
  perSecond: number,
  one: (n: number) => Promise<{ status: number; text: string }>,
): Steady {
  const failures: string[] = []
  const running = new Set<Promise<void>>()
  let n = 0
  const timer = setInterval(() => {
    const sent = one(n++)
      .then(({ status, text }) => void (status === 200 || failures.push(`${status} ${text.slice(0, 200)}`)))
      .catch((error: unknown) => void failures.push(String(error)))
      .finally(() => void running.delete(sent))
    running.add(sent)
  }, 1000 / perSecond)
  return {
    sent: () => n,
    async stop() {
      clearInterval(timer)
      await Promise.all(running)
      return failures
    },
  }
}
