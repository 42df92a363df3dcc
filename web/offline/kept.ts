import { deviceNow, guessClock, serverNow } from '../platform/clock.ts'
import { all, found, database, write } from './database.ts'

/**
 * What the person on this phone saw last of their own, for reading without a network. Of one person at a time,
 * nothing of anybody else, and gone with the log-out.
 */
const readable = /^\/api\/(me|attendance\/(today|month|day|requests)|allowance\/running|payslips)(\?|$)/
/** Months and days that somebody leafed through are not kept for ever. */
const most = 40

interface Kept {
  url: string
  person: string
  data: unknown
  /** When the server said it, and what this device's clock showed then. */
  at: number
  device: number
}

let person = ''

export async function keep(url: string, data: unknown) {
  if (!readable.test(url)) return
  if (url === '/api/me') person = (data as { personId: string }).personId
  if (!person) return
  const known = await all<Kept>('kept')
  const device = deviceNow()
  const stale = known.sort((a, b) => b.device - a.device).filter((k, i) => k.person !== person || i >= most)
  await write(['kept'], (store) => {
    for (const old of stale) store('kept').delete(old.url)
    store('kept').put({ url, person, data, at: serverNow() ?? device, device } satisfies Kept)
  })
}

/** What was kept of this address, and of when it is. */
export async function recall(url: string): Promise<Kept | undefined> {
  if (!readable.test(url)) return undefined
  const kept = await found<Kept | undefined>(
    (await database()).transaction('kept').objectStore('kept').get(url),
  )
  if (kept && serverNow() === null) {
    const { utcOffsetMinutes } = kept.data as { utcOffsetMinutes?: number }
    guessClock(kept.at + deviceNow() - kept.device, utcOffsetMinutes)
  }
  return kept
}

export async function forget() {
  person = ''
  await write(['kept'], (store) => store('kept').clear())
}
