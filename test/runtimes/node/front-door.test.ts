import { expect, test } from 'vitest'
import { sessionCookie } from '../../../api/kernel/http.ts'
import { openRush } from '../../kit/school.ts'
import { servedFile, supervise } from '../../kit/server.ts'
import { tokenOf } from '../../kit/token.ts'

const address = '203.0.113.7'

test('the server names who asks by the proxy’s header, keeps floods out by it, and says so without a secret', async () => {
  let token = ''
  const served = await servedFile(async (db) => {
    const [number] = await openRush(db, 1, [], '晚', Date.now())
    token = tokenOf(number!)
  })
  const server = await supervise({ env: { ...served.env, DAOGANG_ADDRESS_HEADER: 'X-Forwarded-For' } })
  const ask = (from: string, path = '/api/sessions/nonce') =>
    // What a client says of itself stands first; the last entry is the proxy's own word.
    fetch(`${server.url()}${path}`, {
      headers: { 'X-Forwarded-For': `198.51.100.1, ${from}`, Cookie: `${sessionCookie}=${token}` },
    })
  expect((await ask(address, '/api/me?token=in-a-query')).status).toBe(200)
  const statuses = new Map<number, number>()
  for (let i = 0; i < 1_300; i += 50) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(address)))
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  // The minute may have turned over meanwhile.
  expect(statuses.get(200)).toBeGreaterThanOrEqual(1_199)
  const refused = await ask(address)
  if (refused.status === 429) expect(refused.headers.get('retry-after')).toBe('60')
  expect((await ask('203.0.113.8')).status).toBe(200)
  const lines = server
    .current()
    .printed()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines[0]).toMatchObject({ event: 'request', route: 'GET /api/me', status: 200 })
  expect(lines.length).toBeGreaterThan(1_200)
  const tooMany = lines.filter(({ event }) => event === 'excess_rate_limit_exceeded')
  expect(tooMany.length).toBe((statuses.get(429) ?? 0) + Number(refused.status === 429))
  for (const line of tooMany) expect(line['address']).toBe(address)
  const text = server.current().printed()
  for (const secret of [token, 'in-a-query']) expect(text).not.toContain(secret)
  await server.stop()
})
