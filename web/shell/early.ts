/** What the inline script leaves for the program. */
export interface Early {
  /** The answer already asked for, once. */
  take(url: string): Promise<Response> | undefined
  /** What stood behind the # of an invitation's or a room's link, once. */
  token: string
  /** The program listens now: taps made before are made again. */
  release(): void
}

const found = () => (globalThis as { daogangEarly?: Early }).daogangEarly

export const takeEarly = (url: string) => found()?.take(url)
export const releaseTaps = () => found()?.release()

export function takeToken(): string {
  const early = found()
  const token = early?.token ?? ''
  if (early) early.token = ''
  return token
}
