import { beforeEach, describe, expect, test, vi } from 'vitest'

type Answer = () => Response | Promise<Response>
const ours = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'X-Api': '1', 'Content-Type': 'application/json' },
  })
const lost: Answer = () => Promise.reject(new TypeError('network'))
const portal: Answer = () =>
  new Response('<h1>Log in to the Wi-Fi</h1>', { headers: { 'Content-Type': 'text/html' } })

let sent: { key: string | null; person: string | null; body: string }[]

/** A fresh outbox of the person p1 against a server that gives these answers, one after the other. */
async function outboxFor(...answers: Answer[]) {
  vi.resetModules()
  sent = []
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    sent.push({
      key: headers.get('Idempotency-Key'),
      person: headers.get('X-Person'),
      body: String(init.body),
    })
    return Promise.resolve((answers.shift() ?? lost)())
  })
  const outbox = await import('../../../web/offline/outbox.ts')
  await outbox.openOutbox('p1')
  const send = () => outbox.send('/api/attendance/check-in', '/api/attendance/check-in', { claimedAt: 1 })
  const waiting = () => outbox.outbox.items.filter((item) => !item.refusal)
  return { ...outbox, send, waiting, items: () => outbox.outbox.items }
}

beforeEach(() => {
  vi.unstubAllGlobals()
})

describe('a command in the outbox', () => {
  test('is gone once the server has answered', async () => {
    const { send, items } = await outboxFor(() => ours({ receipt: 'K7QF-2M9D' }))
    expect(await send()).toEqual({ receipt: 'K7QF-2M9D' })
    await vi.waitFor(() => expect(items()).toEqual([]))
  })

  test.each<[string, Answer]>([
    ['no answer', lost],
    ['a captive portal’s page', portal],
    ['a server that is down', () => ours({ fault: { code: 'unavailable' } }, 503)],
    ['too many at once', () => ours({ fault: { code: 'in-progress' } }, 409)],
    ['a session that has ended', () => ours({ fault: { code: 'not-signed-in' } }, 401)],
  ])('waits after %s, and is sent again under the same key', async (_what, first) => {
    const { send, waiting, drain } = await outboxFor(first, () => ours({ receipt: 'K7QF-2M9D' }))
    const answer = send()
    await vi.waitFor(() => expect(waiting()).toMatchObject([{ attempts: 1 }]))
    await drain()
    expect(await answer).toEqual({ receipt: 'K7QF-2M9D' })
    expect(waiting()).toEqual([])
    expect(sent).toHaveLength(2)
    expect(sent[1]).toEqual(sent[0])
    expect(sent[0]?.person).toBe('p1')
  })

  test('that is refused tells who asked, and waits no longer', async () => {
    const { send, items } = await outboxFor(() =>
      ours({ fault: { code: 'window-closed', message: '晚了' } }, 409),
    )
    await expect(send()).rejects.toMatchObject({ kind: 'refused', code: 'window-closed', message: '晚了' })
    await vi.waitFor(() => expect(items()).toEqual([]))
  })

  test('of one person is not sent in the session of another', async () => {
    const { send, openOutbox, items, drain } = await outboxFor(lost)
    void send()
    await vi.waitFor(() => expect(items()).toMatchObject([{ attempts: 1 }]))
    await openOutbox('p2')
    await drain()
    expect(items()).toEqual([])
    expect(sent).toHaveLength(1)
    await openOutbox('p1')
    expect(items()).toHaveLength(1)
  })
})
