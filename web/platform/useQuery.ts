import { onScopeDispose, shallowReactive, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { elapsed } from './clock.ts'
import { ask, entryOf, type Entry } from './query-cache.ts'
import type { Failure } from './failure.ts'
import type { Answer, PathParams, QueryPath } from './wire.ts'

const freshFor = 3_000

export interface Query<T> {
  readonly data: T | undefined
  readonly failure: Failure | undefined
  readonly loading: boolean
  reload(): Promise<void>
}

/** `/api/payouts/:id` and `{ id }` give the URL; what is left of the parameters becomes the query string. */
export function urlOf(path: string, params: Record<string, string | undefined> = {}): string {
  const left = new URLSearchParams()
  const filled = Object.entries(params).reduce((url, [name, value]) => {
    if (value === undefined) return url
    if (url.includes(`:${name}`)) return url.replace(`:${name}`, encodeURIComponent(value))
    left.set(name, value)
    return url
  }, path)
  const query = left.toString()
  return query ? `${filled}?${query}` : filled
}

/** The answer of a path, kept fresh while it is on show; `every` asks again after that many milliseconds. */
export function useQuery<P extends QueryPath>(
  path: P,
  params?: MaybeRefOrGetter<PathParams<P> & Record<string, string | undefined>>,
  every?: number,
): Query<Answer<P>> {
  const url = () => urlOf(path, toValue(params))
  const shown = shallowReactive<{ url: string; entry: Entry }>({ url: url(), entry: entryOf(url()) })
  if (typeof window !== 'undefined') follow(url, shown, every)
  return {
    get data() {
      return shown.entry.data as Answer<P> | undefined
    },
    get failure() {
      return shown.entry.failure
    },
    get loading() {
      return shown.entry.loading
    },
    reload: () => ask(shown.url, shown.entry),
  }
}

function follow(url: () => string, shown: { url: string; entry: Entry }, every?: number) {
  shown.entry.watchers += 1
  const start = () => {
    if (elapsed() - shown.entry.askedAt > freshFor) void ask(shown.url, shown.entry)
  }
  start()
  watch(url, (next) => {
    shown.entry.watchers -= 1
    Object.assign(shown, { url: next, entry: entryOf(next) })
    shown.entry.watchers += 1
    start()
  })
  const timer = every ? setInterval(() => !document.hidden && ask(shown.url, shown.entry), every) : undefined
  onScopeDispose(() => {
    shown.entry.watchers -= 1
    clearInterval(timer)
  })
}
