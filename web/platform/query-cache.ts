/**
 * The query cache: the only place where the server's state lives in the browser. One entry a URL, shared by
 * all that show it; asked again when the page or the network comes back, and after every command.
 */
import { shallowReactive } from 'vue'
import { get } from './api.ts'
import { elapsed, setClock } from './clock.ts'
import { asFailure, type Failure } from './failure.ts'
import type { Answer, QueryPath } from './wire.ts'

export interface Entry {
  data: unknown
  failure: Failure | undefined
  loading: boolean
  askedAt: number
  /** How many parts of the page show it now. */
  watchers: number
  asking: Promise<void> | undefined
}

const cache = new Map<string, Entry>()
let reader = 0

export function entryOf(url: string): Entry {
  const found = cache.get(url)
  if (found) return found
  const entry: Entry = shallowReactive({
    data: undefined,
    failure: undefined,
    loading: false,
    askedAt: -Infinity,
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
    entry.data = data
    entry.failure = undefined
  } catch (error) {
    if (asker === reader) entry.failure = asFailure(error)
  }
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
