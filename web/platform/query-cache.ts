/**
 * The query cache: the only place where the server's state lives in the browser. One entry a URL, shared by
 * all that show it; asked again when the page or the network comes back, and after every command.
 */
import { shallowReactive } from 'vue'
import { get } from './api.ts'
import { deviceNow, elapsed, serverNow, setClock } from './clock.ts'
import { asFailure, Failure } from './failure.ts'
import type { Answer, QueryPath } from './wire.ts'

export interface Entry {
  data: unknown
  failure: Failure | undefined
  loading: boolean
  askedAt: number
  /** When what is on show was said. */
  saidAt: number
  /** How many parts of the page show it now. */
  watchers: number
  asking: Promise<void> | undefined
}

const cache = new Map<string, Entry>()
let reader = 0

/** What offline/background.ts adds once the first screen stands: it keeps answers for reading without a network. */
export const keeping: { keep?: (url: string, data: unknown) => void } = {}
export const answered = () => [...cache].filter(([, entry]) => entry.data !== undefined)

export function entryOf(url: string): Entry {
  const found = cache.get(url)
  if (found) return found
  const entry: Entry = shallowReactive({
    data: undefined,
    failure: undefined,
    loading: false,
    askedAt: -Infinity,
    saidAt: 0,
    watchers: 0,
    asking: undefined,
  })
  cache.set(url, entry)
  return entry
}

/** One question at a time for a URL: who asks meanwhile gets the same answer. */
export function ask(url: string, entry: Entry): Promise<void> {
  entry.asking ??= answer(url, entry).finally(() => {
    entry.loading = false
    entry.asking = undefined
  })
  return entry.asking
}

async function answer(url: string, entry: Entry) {
  const asker = reader
  entry.loading = true
  entry.askedAt = elapsed()
  try {
    const data: unknown = await get(url)
    if (asker !== reader) return
    const { now, utcOffsetMinutes } = data as { now?: number; utcOffsetMinutes?: number }
    if (now) setClock(now, utcOffsetMinutes)
    Object.assign(entry, { data, failure: undefined, saidAt: serverNow() ?? deviceNow() })
    keeping.keep?.(url, data)
  } catch (error) {
    const { kind, code, message, params } = asFailure(error)
    const nobody = kind === 'unreachable' || kind === 'later'
    if (nobody && entry.data === undefined) await recall(url, entry, asker)
    const at = nobody && entry.data !== undefined ? { at: entry.saidAt } : {}
    if (asker === reader) entry.failure = new Failure(kind, code, message, { ...params, ...at })
  }
}

/** Shows what was kept of the last time, if anything was. */
async function recall(url: string, entry: Entry, asker: number) {
  const kept = await import('../offline/kept.ts').then((k) => k.recall(url)).catch(() => undefined)
  if (kept && asker === reader) Object.assign(entry, { data: kept.data, saidAt: kept.at })
}

/** Asks again for all that is on show, after any question under way; the rest when it is next shown. */
export async function refetch() {
  for (const entry of cache.values()) entry.askedAt = -Infinity
  const shown = [...cache].filter(([, entry]) => entry.watchers > 0)
  await Promise.all(shown.map(([url, entry]) => Promise.resolve(entry.asking).then(() => ask(url, entry))))
}

/** Puts what a command answered where it will be read, before the server is asked again. */
export function patchQuery<P extends QueryPath>(path: P, change: (known: Answer<P>) => Answer<P>) {
  const entry = cache.get(path)
  if (entry?.data !== undefined) entry.data = change(entry.data as Answer<P>)
}

/** Somebody else sits here now: nothing of the one before may be shown, nor arrive later. */
export function forgetAll() {
  reader += 1
  void import('../offline/kept.ts').then((kept) => kept.forget()).catch(() => undefined)
  for (const [url, entry] of cache) {
    Object.assign(entry, { data: undefined, failure: undefined, askedAt: -Infinity, asking: undefined })
    if (!entry.watchers) cache.delete(url)
  }
}

const refetchIfSeen = () => {
  if (!document.hidden) void refetch()
}

export function startRefetching() {
  document.addEventListener('visibilitychange', refetchIfSeen)
  window.addEventListener('online', refetchIfSeen)
}
