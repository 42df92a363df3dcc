/**
 * The service worker: a list of small handlers, of which the first that wants a request answers it. What none wants
 * goes to the network as if there were no worker, `/api` always.
 */
import { opened, pushed } from './push.ts'
import { quiet } from './quiet.ts'
import { worker, type Asked } from './scope.ts'
import { adopt, asset, install, page } from './shell.ts'

type Handler = (request: Request, path: string) => Promise<Response> | undefined

const handlers: Handler[] = [
  (request, path) => (path.startsWith('/assets/') ? asset(request) : undefined),
  // The demo's entry has markup of its own; files and the API are no pages.
  (request, path) =>
    request.mode === 'navigate' && !/^\/(api|\.well-known|demo|healthz|readyz)(\/|$)|\.\w+$/.test(path)
      ? page(request)
      : undefined,
]

function answer(event: Asked) {
  const { pathname, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== worker.location.origin) return
  for (const handler of handlers) {
    const given = handler(event.request, pathname)
    if (given) return event.respondWith(given)
  }
}

/** Asked by somebody who has read that there is a new version. */
async function takeOver() {
  if (await quiet()) await worker.skipWaiting()
  else await tell('not-now')
}

const tell = async (what: string) => {
  for (const open of await worker.clients.matchAll({ includeUncontrolled: true })) open.postMessage(what, [])
}

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(adopt().then(() => worker.clients.claim())))
worker.addEventListener('fetch', answer)
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(takeOver())
})
worker.addEventListener('sync', (event) => event.waitUntil(tell('drain')))
worker.addEventListener('push', (event) => event.waitUntil(pushed()))
worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(opened())
})
