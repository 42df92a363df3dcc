import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { readKeyStatus } from '../../api/adapters/key-status.node.ts'
import { systemClock } from '../../api/adapters/clock.ts'
import { parseKeyFile } from '../../api/kernel/keys.ts'
import { loadKeys } from '../../api/kernel/load-keys.ts'
import { publicKeysOf } from '../../api/kernel/seal.ts'
import { everyChangeIsTold } from '../kit/invariants.ts'
import { cardNumberOf, idNumberOf, phoneOf } from '../kit/numbers.ts'
import { perSecond, students, traffic, withNumbers } from '../kit/rotation.ts'
import type { Send } from '../kit/rotation.ts'
import { scannerFor } from '../kit/plaintext.ts'
import { start } from '../kit/process.ts'
import { requestHeaders } from '../kit/request-headers.ts'
import { servedFile, supervise } from '../kit/server.ts'
import { steady } from '../kit/steady.ts'

const until = async (holds: () => boolean, what: string, withinMs = 40_000) => {
  for (const end = performance.now() + withinMs; !holds(); await new Promise((r) => setTimeout(r, 100)))
    if (performance.now() > end) throw new Error(`not in time: ${what}`)
}

/** Over the network, as a phone and a page of the office do it. */
const sendTo =
  (url: () => string): Send =>
  async (route, as, body, proof) => {
    const [method = 'GET', path = '/'] = route.split(' ')
    const answer = await fetch(url() + path, {
      method,
      headers: { ...requestHeaders(method, as), ...(proof ? { 'X-Proof': proof } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: answer.status, text: await answer.text() }
  }

test(`R34 the root key is changed under ${perSecond} requests a second: none fails, and the old key goes`, async () => {
  let numbers: string[] = []
  const served = await servedFile(async (db, keys) => {
    numbers = await withNumbers(db, keys)
  })
  const old = Object.keys(served.publicKeys)[0]!
  const server = await supervise(served)
  const stream = steady(perSecond, traffic(sendTo(server.url), numbers))
  const operate = async (...args: string[]) => {
    const command = start('api/main.cli.ts', [...args, '--key-file', served.keyFile])
    return { code: await command.ended, said: command.printed() }
  }
  const status = () => readKeyStatus(served.file)

  await until(() => stream.sent() > perSecond, 'requests')
  await until(() => status()?.rows[old]?.person_key === students, 'the first status')
  expect((await operate('keys', 'rotate')).code).toBe(0)
  const { current } = parseKeyFile(readFileSync(served.keyFile, 'utf8'), 'it')
  expect(current).not.toBe(old)

  await until(() => status()?.current === current && !status()!.rows[old], 'everything sealed anew')
  expect(status()!.rows[current]).toMatchObject({ person_key: students, lasting_secret: 1 })
  const shown = await operate('keys', 'status', '--db', served.file)
  expect(shown.said).toMatch(new RegExp(`${old}  old +nothing is sealed under it`))
  expect(shown.said).toContain(`${current}  current  person_key ${students}`)

  expect(await operate('keys', 'retire', old, '--db', served.file)).toMatchObject({ code: 0 })
  await until(() => !status()!.ids.includes(old), 'the old key taken away')
  expect(status()!.retired).toEqual([old])
  const sent = stream.sent()
  await until(() => stream.sent() > sent + 2 * perSecond, 'more requests')
  expect(await stream.stop()).toEqual([])
  expect(stream.sent()).toBeGreaterThan(perSecond * 5)
  const published = await (await fetch(`${server.url()}/.well-known/payout-keys.json`)).json()
  expect(Object.keys((published as { ed25519: object }).ed25519).toSorted()).toEqual(
    [old, current].toSorted(),
  )
  const log = server.current().printed()
  expect(log.match(/keys_taken_up/g)).toHaveLength(2)
  await server.stop()
  expect(server.ends).toEqual([0])

  const scan = scannerFor(numbers.flatMap((_, i) => [phoneOf(i), idNumberOf(i), cardNumberOf(i)]))
  expect(scan.find(log)).toEqual([])
  expect(scan.findInFiles(served.folder)).toEqual([])
  const db = await openNodeDatabase(served.file)
  const file = parseKeyFile(readFileSync(served.keyFile, 'utf8'), 'it')
  const keys = await loadKeys({ db, clock: systemClock, newId: () => crypto.randomUUID() }, file)
  await everyChangeIsTold(db, publicKeysOf(keys))
  db.client.close()
  console.log(`R34: ${stream.sent()} requests at ${perSecond} a second over a rotation, none failed`)
}, 180_000)

test('R34 a server whose key file is another’s does not start, and says so', async () => {
  const served = await servedFile(async () => {})
  const other = await servedFile(async () => {})
  const running = start('api/main.node.ts', [], { ...served.env, DAOGANG_KEY_FILE: other.keyFile })
  expect(await running.ended).toBe(1)
  expect(running.printed()).toMatch(
    /^This database is sealed with key k-[0-9a-f]{8}, which the key file does not have\.\n$/,
  )
})
