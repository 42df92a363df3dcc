/** What a service worker finds around it, as far as this one uses it; the types of pages know nothing of it. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface Asked extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

interface Told extends Lasting {
  readonly data: unknown
}

interface Tapped extends Lasting {
  readonly notification: Notification
}

interface Page {
  postMessage(message: unknown, transfer: Transferable[]): void
  navigate(path: string): Promise<Page | null>
  focus(): Promise<Page>
}

interface WorkerScope {
  addEventListener(type: 'install' | 'activate' | 'sync' | 'push', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  addEventListener(type: 'message', listener: (event: Told) => void): void
  addEventListener(type: 'notificationclick', listener: (event: Tapped) => void): void
  skipWaiting(): Promise<void>
  readonly clients: {
    claim(): Promise<void>
    matchAll(which: { includeUncontrolled: boolean; type?: 'window' }): Promise<readonly Page[]>
    openWindow(path: string): Promise<Page | null>
  }
  readonly registration: ServiceWorkerRegistration
  readonly location: Location
}

export const worker = globalThis as unknown as WorkerScope
