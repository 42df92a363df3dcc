import { describe, expect, test, vi } from 'vitest'
import { notify } from '../../../api/notices/notify.ts'
import { pushSubscription } from '../../../api/push/table.ts'
import { sendPushes } from '../../../api/push/send.ts'
import { minutes } from '../../kit/clock.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { evening } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { pushService, vapidClaims } from '../../kit/push-service.ts'
import { who } from '../../kit/school.ts'

const endpoint = 'https://fcm.googleapis.com/fcm/send/one'
const other = 'https://updates.push.services.mozilla.com/wpush/two'
const subscribe = (own: Evening, as: string, address = endpoint) =>
  own.ask('POST /api/push', { as, body: { endpoint: address } })

/** Something happens, a minute later. */
async function tell({ db, clock }: Evening, number: string, about: string) {
  clock.pass(minutes)
  await db.write([
    notify({ db, clock }, { personId: `p-${number}`, kind: 'roll-call-due', about, params: {} }),
  ])
}
const down = () => Promise.reject(new Error('no way'))
const job = ({ db, clock }: Evening) => operatorCtx(db, { clock })
const send = (own: Evening, service: Awaited<ReturnType<typeof pushService>>) =>
  sendPushes(job(own), service.post)

describe('a browser that asked for it', () => {
  test('is woken once for what its person has not seen, with nothing in the message', async () => {
    const [own, service] = [await evening(), await pushService()]
    expect((await subscribe(own, who.leaderA)).status).toBe(200)
    await send(own, service)
    expect(service.woken).toEqual([])
    await tell(own, who.leaderA, 'a')
    await tell(own, who.leaderA, 'b')
    await tell(own, who.leaderB, 'c')
    for (let n = 0; n < 3; n += 1) await send(own, service)
    expect(service.woken).toMatchObject([{ path: '/fcm/send/one', body: '', headers: { topic: 'notices' } }])
    const { key } = (await own.ask('GET /api/push/key', { as: who.leaderA })).json
    const claims = vapidClaims(service.woken[0]!.headers.authorization!, key)
    expect(claims.aud).toBe('https://fcm.googleapis.com')
    expect(claims.sub).toMatch(/^https?:\/\//)
    expect(claims.exp * 1000).toBeGreaterThan(own.clock.now())
    expect(claims.exp * 1000).toBeLessThanOrEqual(own.clock.now() + 24 * 60 * minutes)
    await tell(own, who.leaderA, 'd')
    await send(own, service)
    expect(service.woken).toHaveLength(2)
  })

  test('is left alone about what was seen in the app meanwhile', async () => {
    const [own, service] = [await evening(), await pushService()]
    await subscribe(own, who.leaderA)
    await tell(own, who.leaderA, 'a')
    const ids = [`roll-call-due:a:p-${who.leaderA}`]
    await own.ask('POST /api/notices/seen', { as: who.leaderA, body: { ids } })
    await send(own, service)
    expect(service.woken).toEqual([])
  })

  test('and of two people who use it is woken for the last one alone', async () => {
    const [own, service] = [await evening(), await pushService()]
    await subscribe(own, who.leaderA)
    await subscribe(own, who.leaderB)
    await tell(own, who.leaderA, 'a')
    await send(own, service)
    expect(service.woken).toEqual([])
    expect(await own.rows(pushSubscription)).toMatchObject([{ personId: `p-${who.leaderB}` }])
  })

  test('is not woken any more once it said so, or its session has ended', async () => {
    const [own, service] = [await evening(), await pushService()]
    await subscribe(own, who.leaderA)
    await subscribe(own, who.leaderB, other)
    const stranger = await own.ask('POST /api/push/remove', { as: who.leaderB, body: { endpoint } })
    expect(stranger.status).toBe(200)
    expect(await own.rows(pushSubscription)).toHaveLength(2)
    await own.ask('POST /api/push/remove', { as: who.leaderA, body: { endpoint } })
    await own.ask('POST /api/me/log-out', { as: who.leaderB })
    await tell(own, who.leaderA, 'a')
    await tell(own, who.leaderB, 'b')
    await send(own, service)
    expect(service.woken).toEqual([])
  })
})

test('a second factor, which gives the session another token, keeps it awake', async () => {
  const [own, service] = [await evening(), await pushService()]
  await subscribe(own, who.leaderA)
  const { client } = own.db
  await client.execute("update session set token_hash = 'another' where person_id = 'p-" + who.leaderA + "'")
  await tell(own, who.leaderA, 'a')
  await send(own, service)
  expect(service.woken).toHaveLength(1)
})

describe('a push service', () => {
  test('of more than one round serves those who wait longest first, and starves nobody behind a dead one', async () => {
    const own = await evening()
    await subscribe(own, who.leaderA)
    await subscribe(own, who.leaderB, other)
    const [mine] = await own.rows(pushSubscription)
    const dead = Array.from({ length: 500 }, (_, n) => ({ ...mine!, endpoint: `${endpoint}/dead/${n}` }))
    const { query } = own.db
    await own.db.write(dead.map((one) => query.insert(pushSubscription).values(one)))
    await tell(own, who.leaderA, 'a')
    await tell(own, who.leaderB, 'b')
    own.clock.pass(minutes)
    const asked: string[][] = []
    const post = (url: string) => {
      asked.at(-1)!.push(url)
      return Promise.resolve({ status: url.includes('/dead/') ? 503 : 201 })
    }
    for (let n = 0; n < 2; n += 1) {
      asked.push([])
      await sendPushes(job(own), post)
      own.clock.pass(minutes)
    }
    expect(asked.map((round) => round.length)).toEqual([500, 500])
    // The leader who waits since the later minute comes after the 501 of the one before; they do not come twice first.
    expect(asked[0]).not.toContain(other)
    expect(asked[1]!.slice(0, 2)).toContain(other)
    expect(new Set(asked.flat()).size).toBe(502)
  })

  test('that does not know the browser any more is not asked again', async () => {
    const [own, service] = [await evening(), await pushService({ '/fcm/send/one': 410 })]
    await subscribe(own, who.leaderA)
    await tell(own, who.leaderA, 'a')
    await send(own, service)
    expect(await own.rows(pushSubscription)).toEqual([])
  })

  test('that sends one elsewhere is not followed there', async () => {
    const [own, service] = [await evening(), await pushService({ '/fcm/send/one': 307 })]
    await subscribe(own, who.leaderA)
    await tell(own, who.leaderA, 'a')
    await send(own, service)
    expect(service.woken.map(({ path }) => path)).toEqual(['/fcm/send/one'])
    expect(await own.rows(pushSubscription)).toMatchObject([{ failingSince: own.clock.now() }])
  })

  test('that takes the call and never answers does not hold up the other jobs', async () => {
    const own = await evening()
    await subscribe(own, who.leaderA)
    await tell(own, who.leaderA, 'a')
    const patience = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort())
    await sendPushes(job(own), (_url, { signal }) =>
      signal?.aborted ? Promise.reject(new Error('aborted')) : new Promise(() => undefined),
    )
    patience.mockRestore()
    expect(await own.rows(pushSubscription)).toMatchObject([{ failingSince: own.clock.now() }])
  })

  test('that is down is asked again until it answers, for three days at most', async () => {
    const [own, service] = [await evening(), await pushService()]
    await subscribe(own, who.leaderA)
    await tell(own, who.leaderA, 'a')
    await sendPushes(job(own), down)
    await sendPushes(job(own), async () => ({ status: 503 }))
    await send(own, service)
    expect(service.woken).toHaveLength(1)
    await tell(own, who.leaderA, 'b')
    await sendPushes(job(own), down)
    own.clock.pass(4 * 24 * 60 * minutes)
    await sendPushes(job(own), down)
    expect(await own.rows(pushSubscription)).toEqual([])
  })
})

test('an address that is no browser’s push service is refused', async () => {
  const own = await evening()
  for (const address of ['http://fcm.googleapis.com/x', 'https://intranet.example/x', 'https://127.0.0.1/'])
    expect((await subscribe(own, who.leaderA, address)).status).toBe(422)
  expect(await own.rows(pushSubscription)).toEqual([])
})
