import { deviceNow, guessClock, serverNow } from '../platform/clock.ts'
import { all, found, database, write } from './database.ts'

/**
 * What the person on this phone saw last of their own, for reading without a network. Of one person at a time,
 * nothing of anybody else, and gone with the log-out.
 */
const readable =
  /^\/api\/(me|attendance\/(today|month|day|requests)|allowance\/(running|projection)|payslips)(\?|$)/
/** So long what was kept is as good as asked again, for who may not look at it today. */
const lately = 3_600_000
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
/** Goes up with every log-out: what was said before it is not kept after it. */
let reader = 0
let last: Promise<void> = Promise.resolve()

/** One after the other: who it is is known before what is theirs. */
export function keep(url: string, data: unknown): Promise<void> {
  const asker = reader
  last = last.then(() => put(url, data, asker)).catch(() => undefined)
  return last
}

async function put(url: string, data: unknown, asker: number) {
  if (!readable.test(url) || asker !== reader) return
  if (url === '/api/me') person = (data as { personId: string }).personId
  if (!person) return
  const known = await all<Kept>('kept')
  const device = deviceNow()
  const stale = known.sort((a, b) => b.device - a.device).filter((k, i) => k.person !== person || i >= most)
  await write(['kept'], (store) => {
    if (asker !== reader) return
    for (const old of stale) store('kept').delete(old.url)
    store('kept').put({ url, person, data, at: serverNow() ?? device, device } satisfies Kept)
  })
}

const keptOf = async (url: string) =>
  found<Kept | undefined>((await database()).transaction('kept').objectStore('kept').get(url))

/** Whether this address has answered whoever is here a short while ago. */
export async function keptLately(url: string): Promise<boolean> {
  await last
  const kept = await keptOf(url)
  return kept?.person === person && Math.abs(deviceNow() - kept.device) < lately
}

/** What was kept of this address, and of when it is. */
export async function recall(url: string): Promise<Kept | undefined> {
  if (!readable.test(url)) return undefined
  const kept = await keptOf(url)
  if (kept && serverNow() === null) {
    const { utcOffsetMinutes } = kept.data as { utcOffsetMinutes?: number }
    guessClock(kept.at + deviceNow() - kept.device, utcOffsetMinutes)
  }
  return kept
}

export async function forget() {
  reader += 1
  person = ''
  await Promise.all([write(['kept'], (store) => store('kept').clear()), sleepOn().catch(() => undefined)])
}

/** The session that asked to be woken is over; who comes next is asked anew, and not told that it is on. */
async function sleepOn() {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  const push = (await workers?.getRegistration())?.pushManager as PushManager | undefined
  await (await push?.getSubscription())?.unsubscribe()
}
