/**
 * The browser's one clock. What the server said last, carried on by `performance.now()`: a phone whose
 * own clock is wrong still shows the right time. Nothing else in `web/` reads a clock.
 */
import { onScopeDispose, ref, type Ref } from 'vue'

let anchor: { server: number; at: number } | undefined
let offsetMinutes = 480

/** Without a network: what the server's clock was ahead of this device's when it was last heard. */
export const clockIsGuessed = ref(false)
export function guessClock(server: number, utcOffsetMinutes?: number) {
  setClock(server, utcOffsetMinutes)
  clockIsGuessed.value = true
}

/** Every answer that carries the server's time sets the clock anew. */
export function setClock(server: number, utcOffsetMinutes = offsetMinutes) {
  anchor = { server, at: performance.now() }
  offsetMinutes = utcOffsetMinutes
  clockIsGuessed.value = false
  tick()
}

/** Server time in epoch milliseconds; null until the server has spoken. */
export const serverNow = (): number | null =>
  anchor ? Math.round(anchor.server + performance.now() - anchor.at) : null

/** What this device claims the time to be: kept with a check-in, decides nothing. */
export const deviceNow = () => Date.now()

/** Milliseconds that only go forward, for ages and back-off. */
export const elapsed = () => performance.now()

export interface Wall {
  /** YYYY-MM-DD where the school is. */
  date: string
  hour: string
  minute: string
  second: string
}

/** What the school's wall clock shows at a moment, by hand: the first Intl call blocks a slow phone 200 ms. */
export function wallOf(at: number): Wall {
  const iso = new Date(at + offsetMinutes * 60_000).toISOString()
  return {
    date: iso.slice(0, 10),
    hour: iso.slice(11, 13),
    minute: iso.slice(14, 16),
    second: iso.slice(17, 19),
  }
}

const ticking = ref<number | null>(null)
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined
const tick = () => {
  ticking.value = serverNow()
}

/** Server time that goes on by itself, for as long as somebody shows it; null before the first answer. */
export function useNow(): Readonly<Ref<number | null>> {
  if (typeof window === 'undefined') return ticking
  if (!watchers) timer = setInterval(tick, 500)
  watchers += 1
  tick()
  onScopeDispose(() => {
    watchers -= 1
    if (!watchers) clearInterval(timer)
  })
  return ticking
}
