import { createHmac } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { notify } from '../../../api/notices/notify.ts'
import { workerOnFreshDatabase } from '../../kit/worker.ts'

afterEach(() => void vi.restoreAllMocks())

const token = 'd'.repeat(64)
const secret = 'SECdaogang'

/** The vendor's service, in place of the network; everything else goes where it went. */
function vendor() {
  const asked: { url: URL; body: { text?: { content?: string } } }[] = []
  const through = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    if (!String(input).startsWith('https://oapi.dingtalk.com/')) return through(input, init)
    asked.push({ url: new URL(String(input)), body: JSON.parse(String(init?.body)) })
    return Response.json({ errcode: 0, errmsg: 'ok' })
  })
  return asked
}

test('on the edge a robot is set up, sealed, and told by cron: once, signed with its secret', async () => {
  const { ask, db, worker, bindings } = await workerOnFreshDatabase()
  const body = {
    id: 'robot-edge',
    name: '群',
    className: null,
    address: `https://oapi.dingtalk.com/robot/send?access_token=${token}`,
    secret,
  }
  const added = await ask('POST /api/robots', { as: 'A001', body })
  expect(added.status, added.text).toBe(200)
  const { rows } = await db.client.execute('select token, secret from robot')
  expect(JSON.stringify(rows)).not.toContain(token)
  const asked = vendor()
  const params = { date: '2020-11-12', shift: '晚', name: '晚班', count: '3' }
  // At night as well: it is urgent.
  await db.write([
    notify(
      { db, clock: { now: Date.now } },
      { personId: 'group:*', kind: 'return-alert', about: 'a', params },
    ),
  ])
  await worker.scheduled(undefined, bindings)
  await worker.scheduled(undefined, bindings)
  expect(asked).toHaveLength(1)
  const { url, body: said } = asked[0]!
  expect(said.text?.content).toContain(
    '全部班级：还有 3 人未到\nhttps://school.example/returns?date=2020-11-12',
  )
  expect(url.searchParams.get('access_token')).toBe(token)
  const at = url.searchParams.get('timestamp')!
  expect(url.searchParams.get('sign')).toBe(
    createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64'),
  )
})
