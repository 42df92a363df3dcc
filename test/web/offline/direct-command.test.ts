import { expect, test, vi } from 'vitest'

test('R08 a command that is not stored says whose it is as well, once that is known', async () => {
  const people: (string | null)[] = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (url !== '/api/me') people.push(new Headers(init.headers).get('X-Person'))
    const headers = { 'X-Api': '1', 'Content-Type': 'application/json' }
    return Promise.resolve(new Response(JSON.stringify({ personId: 'p1' }), { headers }))
  })
  const { useDirectCommand } = await import('../../../web/offline/useDirectCommand.ts')
  const { ask, entryOf } = await import('../../../web/platform/query-cache.ts')
  const command = useDirectCommand('/api/attendance/undo-nothing' as '/api/push')
  await command.run({ endpoint: 'https://push.test' })
  await ask('/api/me', entryOf('/api/me'))
  await command.run({ endpoint: 'https://push.test' })
  expect(people).toEqual(['', 'p1'])
  vi.unstubAllGlobals()
})
