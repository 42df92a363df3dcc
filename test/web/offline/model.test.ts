import 'fake-indexeddb/auto'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { counts } from '../../kit/counts.ts'

type Outbox = typeof import('../../../web/offline/outbox.ts')
type World = 'good' | 'refused' | 'lost' | 'answer-lost' | 'later' | 'portal' | 'signed-out'

/** What the server has done, by key, whatever happened to its answers. */
let done: Map<string, number>
let world: World
let tabs: Outbox[]
/** Of all games: a tab of an earlier one may tell the server once more what it had told it then. */
const everSent = new Set<string>()

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'X-Api': '1', 'Content-Type': 'application/json' },
  })

function answer(key: string): Promise<Response> {
  const effect = () => done.set(key, (done.get(key) ?? 0) + (done.has(key) ? 0 : 1))
  switch (world) {
    case 'good':
      effect()
      return Promise.resolve(json(200, { key }))
    case 'answer-lost':
      effect()
      return Promise.reject(new TypeError('network'))
    case 'refused':
      return Promise.resolve(json(409, { fault: { code: 'window-closed', message: '晚了' } }))
    case 'lost':
      return Promise.reject(new TypeError('network'))
    case 'later':
      return Promise.resolve(json(503, { fault: { code: 'unavailable' } }))
    case 'portal':
      return Promise.resolve(new Response('<h1>log in</h1>', { headers: { 'Content-Type': 'text/html' } }))
    default:
      return Promise.resolve(json(401, { fault: { code: 'not-signed-in' } }))
  }
}

/** One tab after the other, as the browser's own locks do it; a browser without them takes the lease. */
function locks() {
  let last: Promise<unknown> = Promise.resolve()
  return {
    request: (_name: string, work: () => Promise<void>) => {
      const mine = last.then(work)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

async function openTab(): Promise<Outbox> {
  vi.resetModules()
  const tab = await import('../../../web/offline/outbox.ts')
  await tab.openOutbox('p1')
  return tab
}

beforeEach(() => {
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) =>
    answer(new Headers(init.headers).get('Idempotency-Key')!),
  )
})
afterEach(() => vi.unstubAllGlobals())

test.each([['with Web Locks'], ['without them, by the lease']])(
  'R05 R08 whatever the network does, tabs come and go: every command has one effect and none vanishes, %s',
  async (how) => {
    const step = fc.oneof(
      fc.record({ what: fc.constant('send' as const), tab: fc.nat(2) }),
      fc.record({ what: fc.constant('drain' as const), tab: fc.nat(2) }),
      fc.record({ what: fc.constant('close' as const), tab: fc.nat(2) }),
      fc.record({
        what: fc.constant('world' as const),
        is: fc.constantFrom<World>('good', 'lost', 'answer-lost', 'later', 'portal', 'signed-out'),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), async (steps) => {
        vi.stubGlobal('navigator', how.startsWith('with ') ? { locks: locks() } : {})
        done = new Map()
        world = 'good'
        tabs = [await openTab(), await openTab(), await openTab()]
        const sent: string[] = []
        const earlier = new Set(everSent)
        for (const next of steps) {
          if (next.what === 'world') world = next.is
          else if (next.what === 'close') tabs[next.tab] = await openTab()
          else if (next.what === 'drain') await tabs[next.tab]!.drain()
          else {
            const key = crypto.randomUUID()
            sent.push(key)
            everSent.add(key)
            const path = '/api/attendance/check-in'
            void tabs[next.tab]!.send(path, path, {}, key).catch(() => undefined)
            await vi.waitFor(() =>
              expect(tabs[next.tab]!.outbox.items.some((i) => i.key === key) || done.has(key)).toBe(true),
            )
          }
          // At any moment: done at the server, or still in the outbox.
          const { allWaiting } = await import('../../../web/offline/store.ts')
          const kept = new Set((await allWaiting()).map(({ key }) => key))
          expect(sent.filter((key) => !done.has(key) && !kept.has(key))).toEqual([])
        }
        world = 'good'
        const { allWaiting } = await import('../../../web/offline/store.ts')
        // What is stored counts: while another tab has the turn, this one has not looked yet.
        await vi.waitFor(
          async () => {
            await tabs[0]!.drain()
            expect([tabs[0]!.outbox.items, await allWaiting()]).toEqual([[], []])
          },
          { timeout: 10_000 },
        )
        expect([...done.keys()].filter((key) => !earlier.has(key)).sort()).toEqual([...sent].sort())
        expect([...done.values()].every((times) => times === 1)).toBe(true)
      }),
      { numRuns: counts(15, 300) },
    )
  },
)

test.each([['with Web Locks'], ['without them, by the lease']])(
  'R08 what another tab sent and the server refused is told in the tab that asked, %s',
  async (how) => {
    vi.stubGlobal('navigator', how.startsWith('with ') ? { locks: locks() } : {})
    done = new Map()
    world = 'lost'
    tabs = [await openTab(), await openTab()]
    const path = '/api/attendance/check-in'
    const asked = tabs[1]!.send(path, path, {}).catch((failure: unknown) => failure)
    await vi.waitFor(() => expect(tabs[1]!.outbox.items[0]?.attempts).toBeGreaterThan(0))
    world = 'refused'
    await tabs[0]!.drain()
    expect(tabs[0]!.outbox.items).toMatchObject([{ refusal: { code: 'window-closed' } }])
    // As when the tab is shown again, or half a minute has passed.
    await tabs[1]!.drain()
    expect(await asked).toMatchObject({ kind: 'refused', code: 'window-closed', message: '晚了' })
    await vi.waitFor(() => expect(tabs[1]!.outbox.items).toEqual([]))
    await tabs[0]!.drain()
    expect(tabs[0]!.outbox.items).toEqual([])
  },
)
