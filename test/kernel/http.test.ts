import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { expect, test } from 'vitest'
import { createApp } from '../../api/app.ts'
import { appFor } from '../kit/app.ts'
import { clockAt } from '../kit/clock.ts'
import { afterwards } from '../kit/afterwards.ts'
import { freshDatabase } from '../kit/database.ts'
import { testKeys } from '../kit/keys.ts'
import { requestHeaders } from '../kit/request-headers.ts'
import { openSchool, who } from '../kit/school.ts'

const checkIn = 'POST /api/attendance/check-in'

async function opened(origin?: string) {
  const db = await freshDatabase()
  await openSchool(db)
  const app = createApp(() => ({ clock: clockAt(), db, keys: testKeys, newId: () => crypto.randomUUID() }), {
    origin: () => origin,
  })
  const post = (headers: Record<string, string>) =>
    app.request('http://10.0.0.1:3000/api/attendance/check-in', {
      method: 'POST',
      headers: { ...requestHeaders('POST', who.studentA), Host: '10.0.0.1:3000', ...headers },
      body: '{}',
    })
  return { db, app, post }
}

test('a configured address is the only one that commands come from', async () => {
  const { post } = await opened('https://daogang.example.edu.cn')
  expect((await post({ Origin: 'https://daogang.example.edu.cn' })).status).toBe(200)
  for (const Origin of [
    'http://daogang.example.edu.cn',
    'http://10.0.0.1:3000',
    'null',
    'https://example.com',
  ])
    expect((await post({ Origin })).status, Origin).toBe(403)
})

test('without one it is the host that the request names', async () => {
  const { post } = await opened()
  expect((await post({ Origin: 'http://10.0.0.1:3000' })).status).toBe(200)
  for (const Origin of ['http://10.0.0.1:3001', 'null', 'https://example.com'])
    expect((await post({ Origin })).status, Origin).toBe(403)
})

test('a body that is too large is refused, also one that does not say how long it is', async () => {
  const { app } = await opened()
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  afterwards(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const send = (chunks: number, headers: Record<string, string | number>) =>
    new Promise<number>((resolve, reject) => {
      const url = `http://127.0.0.1:${port}/api/attendance/check-in`
      const sent = request(
        url,
        { method: 'POST', agent: false, headers: { ...requestHeaders('POST', who.studentA), ...headers } },
        (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        },
      )
      // The server may hang up once it has heard enough.
      sent.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EPIPE' || error.code === 'ECONNRESET' ? resolve(413) : reject(error),
      )
      for (let i = 0; i < chunks; i++) sent.write(' '.repeat(65_536))
      sent.end('{}')
    })
  expect(await send(4, {})).toBe(413)
  expect(await send(4, { 'Content-Length': 4 * 65_536 + 2 })).toBe(413)
  expect(await send(1, {})).toBe(200)
})

test('every answer of the API says that it is ours and is kept by no cache', async () => {
  const db = await freshDatabase()
  await openSchool(db)
  const { ask } = appFor(db)
  for (const answer of [
    await ask('GET /api/me'),
    await ask(checkIn, { as: who.studentA }),
    await ask('GET /api/none'),
  ]) {
    expect(answer.headers.get('x-api')).toBe('1')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
  }
})
