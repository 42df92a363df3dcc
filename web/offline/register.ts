import { shallowReactive } from 'vue'
import { drain, outbox } from './outbox.ts'

/** Whether a new version of the app lies ready, and whether it was asked to wait. */
export const update = shallowReactive<{ ready: ServiceWorker | undefined; notNow: boolean }>({
  ready: undefined,
  notNow: false,
})

interface Syncing {
  sync?: { register(tag: string): Promise<void> }
}
let registration: (ServiceWorkerRegistration & Syncing) | undefined
const hour = 3_600_000

/** Opens the app without a network the next time; a browser that has no workers, such as some chats', goes on without. */
export async function registerWorker() {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  if (!workers) return
  workers.addEventListener('message', ({ data }) => {
    if (data === 'drain') void drain()
    if (data === 'not-now') update.notNow = true
  })
  registration = await workers.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined)
  if (!registration) return
  const look = () => {
    // Of the first worker there is nothing to tell: it takes over from nobody.
    update.ready = workers.controller ? (registration?.waiting ?? undefined) : undefined
  }
  look()
  registration.addEventListener('updatefound', () =>
    registration?.installing?.addEventListener('statechange', look),
  )
  const ask = () => void (document.hidden || registration?.update().catch(() => undefined))
  document.addEventListener('visibilitychange', ask)
  setInterval(ask, hour)
}

/** Only when the person asks for it: the worker looks once more whether it may, then the page opens anew. */
export function takeOver() {
  update.notNow = false
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  update.ready?.postMessage('take-over', [])
}

/** Where the browser offers it, it wakes the app when the network is back. */
export function wakeLater() {
  if (outbox.items.some((item) => !item.refusal))
    void registration?.sync?.register('outbox').catch(() => undefined)
}
