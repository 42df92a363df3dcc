/**
 * Lays by what the four tabs need and 今天 does not ask for, so that one visit with a network is enough to read them all
 * without one. Only where a worker answers for this page, after the first screen, and one thing at a time.
 */
import { watch } from 'vue'
import { serverNow, wallOf } from '../platform/clock.ts'
import { locale } from '../platform/locale.ts'
import { ask, entryOf } from '../platform/query-cache.ts'
import { keptLately } from './kept.ts'

/** The pages' own English; their Chinese is part of them, and they are part of the shell. */
const english = [
  () => import('../locales/en.ts'),
  () => import('../locales/code.en.ts'),
  () => import('../locales/me.en.ts'),
  () => import('../locales/money.en.ts'),
  () => import('../../shared/notices/words.en.ts'),
  () => import('../locales/offline.en.ts'),
  () => import('../locales/records.en.ts'),
]

const idle = () =>
  new Promise<void>((resolve) =>
    'requestIdleCallback' in window
      ? requestIdleCallback(() => resolve(), { timeout: 2_000 })
      : setTimeout(resolve, 200),
  )

async function controlled() {
  const workers = navigator.serviceWorker
  await workers.ready
  if (workers.controller) return
  await new Promise((taken) => workers.addEventListener('controllerchange', taken, { once: true }))
}

/** What came before the worker did has gone past it: asked for again it comes from the browser's own cache. */
async function keepUsed() {
  if (locale.value === 'en') for (const load of english) await load()
  const used = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  for (const { pathname, origin } of used)
    if (origin === location.origin && pathname.startsWith('/assets/')) await fetch(pathname)
}

/** Follows the reader's language from the moment on at which a worker answers for this page. */
export async function warmProgram() {
  if (!('serviceWorker' in navigator)) return
  await controlled()
  await idle()
  watch(locale, () => void keepUsed().catch(() => undefined), { immediate: true })
}

/** A student's own answers: those that were not kept of late. */
export async function warmAnswers(person: string) {
  if (!('serviceWorker' in navigator)) return
  await controlled()
  const month = wallOf(serverNow() ?? 0).date.slice(0, 7)
  for (const url of [
    '/api/allowance/running',
    '/api/allowance/projection',
    '/api/payslips',
    `/api/attendance/month?month=${month}`,
    '/api/attendance/requests',
  ]) {
    await idle()
    // Who has logged out meanwhile is asked for nothing more.
    const me = entryOf('/api/me').data as { personId: string } | undefined
    if (me?.personId !== person) return
    if (!(await keptLately(url))) await ask(url, entryOf(url))
  }
}
