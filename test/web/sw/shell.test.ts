import { beforeEach, expect, test, vi } from 'vitest'

let waits: boolean
vi.mock('../../../web/sw/quiet.ts', () => ({ quiet: () => Promise.resolve(!waits) }))

const at = 'https://school.example'
const pathOf = (asked: string | Request) =>
  new URL(typeof asked === 'string' ? asked : asked.url, at).pathname

const cacheOf = (held: Map<string, Response>) => ({
  addAll: async (all: Request[]) => {
    for (const one of all) held.set(pathOf(one), (await fetch(one)).clone())
  },
  match: (asked: string | Request) => Promise.resolve(held.get(pathOf(asked))?.clone()),
  put: (asked: Request, answer: Response) => Promise.resolve(void held.set(pathOf(asked), answer)),
})

/** A browser's caches, in the order in which they were opened first. */
function cacheStorage() {
  const stores = new Map<string, Map<string, Response>>()
  return {
    keys: () => Promise.resolve([...stores.keys()]),
    open: (name: string) => {
      if (!stores.has(name)) stores.set(name, new Map())
      return Promise.resolve(cacheOf(stores.get(name)!))
    },
    delete: (name: string) => Promise.resolve(stores.delete(name)),
    match: async (asked: Request) =>
      [...stores.values()].map((held) => held.get(pathOf(asked))?.clone()).find(Boolean),
  }
}

const NativeRequest = Request
let network: (path: string) => Response

beforeEach(() => {
  waits = false
  network = (path) => new Response(`network ${path}`)
  vi.stubGlobal('self', globalThis)
  vi.stubGlobal('caches', cacheStorage())
  vi.stubGlobal('fetch', (asked: Request) => Promise.resolve(network(new URL(asked.url).pathname)))
  vi.stubGlobal(
    'Request',
    class extends NativeRequest {
      constructor(path: string, init?: RequestInit) {
        super(new URL(path, at), init)
      }
    },
  )
})

/** The worker of a build that has been taken in. */
async function installed(revision: string) {
  vi.resetModules()
  vi.stubGlobal('__WB_MANIFEST', [{ url: 'index.html', revision }])
  const worker = await import('../../../web/sw/shell.ts')
  network = () => new Response(`page of ${revision}`)
  await worker.install()
  return worker
}
const page = (worker: { page: (request: Request) => Promise<Response> }) =>
  worker.page(new Request('/records')).then((answer) => answer.text())
const offline = () => {
  network = () => {
    throw new TypeError('network')
  }
}

test('R35 a version that lies ready is neither shown nor thrown away by the one before it', async () => {
  const first = await installed('a')
  await first.adopt()
  const second = await installed('b')
  expect(await page(first)).toBe('page of a')
  waits = true
  expect(await page(first)).toBe('page of a')
  waits = false
  await second.adopt()
  offline()
  expect(await page(second)).toBe('page of b')
  expect(await caches.keys()).toEqual(['shell-b'])
})

test('R35 the former pages stay as long as something waits that they have stored', async () => {
  await (await installed('a')).adopt()
  const second = await installed('b')
  waits = true
  await second.adopt()
  expect(await page(second)).toBe('page of a')
  waits = false
  expect(await page(second)).toBe('page of b')
})

test('R08 the page of a captive portal is not kept in the place of a part of the program', async () => {
  const worker = await installed('a')
  const part = () => worker.asset(new Request('/assets/part.js')).then((answer) => answer.text())
  network = () => new Response('<h1>Log in</h1>', { headers: { 'Content-Type': 'text/html' } })
  expect(await part()).toContain('Log in')
  network = () => new Response('export {}', { headers: { 'Content-Type': 'text/javascript' } })
  expect(await part()).toBe('export {}')
  offline()
  expect(await part()).toBe('export {}')
})
