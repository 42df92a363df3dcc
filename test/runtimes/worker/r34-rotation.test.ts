import { expect, test } from 'vitest'
import { systemClock } from '../../../api/adapters/clock.ts'
import type { KeyFile } from '../../../api/kernel/keys.ts'
import { loadKeys } from '../../../api/kernel/load-keys.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { rotatedKeyFile, testKeyFile, testLasting } from '../../kit/keys.ts'
import { cardNumberOf, idNumberOf, phoneOf } from '../../kit/numbers.ts'
import { scannerFor } from '../../kit/plaintext.ts'
import { requestHeaders } from '../../kit/request-headers.ts'
import { perSecond, traffic, withNumbers } from '../../kit/rotation.ts'
import type { Send } from '../../kit/rotation.ts'
import { steady } from '../../kit/steady.ts'
import { workerOnFreshDatabase } from '../../kit/worker.ts'

const [old, current] = [testKeyFile.current, rotatedKeyFile.current]
/** As the secret is set one after the other: the new key lies beside the old one, seals, and stays alone. */
const beside: KeyFile = { ...rotatedKeyFile, current: old }
const alone: KeyFile = { current, keys: { [current]: rotatedKeyFile.keys[current]! } }

/** Students with private numbers, and two isolates of one deployment that requests come to by turns. */
async function deployment() {
  const { worker, bindings, db, logged } = await workerOnFreshDatabase('empty')
  const opened = { db, clock: systemClock, newId: () => crypto.randomUUID() }
  // What lasts is the kit's, so that the PINs of its students are right.
  const keys = await loadKeys(opened, testKeyFile, () => testLasting)
  const numbers = await withNumbers(db, keys)
  // An isolate knows its keys by the address of the database: one address written otherwise makes another of it.
  const otherwise = bindings.DAOGANG_DB_URL.replace('127.0.0.1', '127.1')
  const isolates = [bindings, { ...bindings, DAOGANG_DB_URL: otherwise }]
  let turn = 0
  const send: Send = async (route, as, body, proof) => {
    const [method = 'GET', path = '/'] = route.split(' ')
    const request = new Request(`https://school.example${path}`, {
      method,
      headers: { ...requestHeaders(method, as), ...(proof ? { 'X-Proof': proof } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const answer = await worker.fetch(request, isolates[turn++ % isolates.length]!)
    return { status: answer.status, text: await answer.text() }
  }
  const sealedUnder = async () => {
    const { rows } = await db.client.execute(
      'select substr(wrapped, 4, 6) kid from person_key union select substr(sealed, 4, 6) from lasting_secret',
    )
    return rows.map((row) => String(row['kid']))
  }
  return { db, isolates, logged, numbers, send, sealedUnder, cron: () => worker.scheduled({}, bindings) }
}

test(`R34 on the edge the secret is changed under ${perSecond} requests a second, one isolate after the other: none fails`, async () => {
  const { db, isolates, logged, numbers, send, sealedUnder, cron } = await deployment()
  const stream = steady(perSecond, traffic(send, numbers))
  const more = async () => {
    for (const upTo = stream.sent() + perSecond; stream.sent() < upTo;)
      await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const set = async (file: KeyFile) => {
    for (const isolate of isolates) {
      isolate.DAOGANG_KEYS = JSON.stringify(file)
      await more()
    }
  }
  await more()
  await set(beside)
  expect(await sealedUnder()).toEqual([old])
  await set(rotatedKeyFile)
  for (let minute = 0; minute < 10 && (await sealedUnder()).includes(old); minute++) await cron()
  expect(await sealedUnder()).toEqual([current])
  await more()
  await set(alone)
  await more()
  expect(await stream.stop()).toEqual([])
  expect(stream.sent()).toBeGreaterThan(perSecond * 8)

  const published = JSON.parse((await send('GET /.well-known/payout-keys.json', undefined)).text).ed25519
  expect(Object.keys(published).toSorted()).toEqual([old, current].toSorted())
  const scan = scannerFor(numbers.flatMap((_, i) => [phoneOf(i), idNumberOf(i), cardNumberOf(i)]))
  expect(scan.find(logged().join('\n'))).toEqual([])
  await everyChangeIsTold(db, published)
  console.info(
    `R34: ${stream.sent()} requests at ${perSecond} a second over a rotation on the edge, none failed`,
  )
}, 180_000)
