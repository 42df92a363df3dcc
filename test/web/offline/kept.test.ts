import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'

type Kept = typeof import('../../../web/offline/kept.ts')
let kept: Kept

const today = '/api/attendance/today'
const keepAll = (...said: [string, unknown][]) => Promise.all(said.map(([url, data]) => kept.keep(url, data)))
const known = async () => [await kept.recall('/api/me'), await kept.recall(today)].map((k) => k?.data)

beforeEach(async () => {
  vi.resetModules()
  vi.unstubAllGlobals()
  kept = await import('../../../web/offline/kept.ts')
  await kept.forget()
})

test('what one saw last of their own can be read, and nothing else', async () => {
  await keepAll(['/api/me', { personId: 'a' }], [today, { of: 'a' }], ['/api/attendance/roll-call', {}])
  expect(await known()).toEqual([{ personId: 'a' }, { of: 'a' }])
  expect(await kept.recall('/api/attendance/roll-call')).toBeUndefined()
})

test('what was still being kept when somebody logged out is not kept for whoever comes next', async () => {
  const late = keepAll(['/api/me', { personId: 'a' }], [today, { of: 'a' }])
  await kept.forget()
  await late
  expect(await known()).toEqual([undefined, undefined])
  await keepAll(['/api/me', { personId: 'a' }])
  const later = keepAll([today, { of: 'a' }], [today, { of: 'a' }])
  await Promise.all([kept.forget(), later])
  expect(await known()).toEqual([undefined, undefined])
})

test('what is kept of one person goes with the first answer about another', async () => {
  await keepAll(['/api/me', { personId: 'a' }], [today, { of: 'a' }], ['/api/me', { personId: 'b' }])
  expect(await known()).toEqual([{ personId: 'b' }, undefined])
})

test('with the log-out the browser is woken no more: it was the session that asked for it', async () => {
  const unsubscribe = vi.fn(() => Promise.resolve(true))
  const pushManager = { getSubscription: () => Promise.resolve({ unsubscribe }) }
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: () => Promise.resolve({ pushManager }) } })
  await kept.forget()
  expect(unsubscribe).toHaveBeenCalledOnce()
})
