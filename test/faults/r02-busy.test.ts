import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { counts } from '../kit/counts.ts'
import { acknowledgedIsStored, holdsAfterCrash } from '../kit/invariants.ts'
import { printed, start } from '../kit/process.ts'
import { root } from '../kit/root.ts'
import { checkIn, rush } from '../kit/rush.ts'
import type { Answer } from '../kit/rush.ts'
import { rushFile, supervise } from '../kit/server.ts'

test('R02 a second process that loops writes commits nothing, and the server has no error', async () => {
  const served = await rushFile(counts(200, 1_000))
  const server = await supervise(served)
  const intruder = start('test/faults/intruder.ts', [served.file, 'write', String(counts(2_000, 10_000))])
  const others: Answer[] = []
  const { answers } = await rush(served.numbers.map(checkIn), {
    url: server.url,
    connections: 16,
    onAnswer: (_, answer) => void (answer.status === 200 || others.push(answer)),
  })
  await intruder.ended
  expect(JSON.parse(intruder.printed())).toMatchObject({ commits: 0, refusals: expect.any(Number) })
  expect(others).toEqual([])
  expect(answers.size).toBe(served.numbers.length)
  await server.stop()
  expect(server.ends).toEqual([0])
  const db = await openNodeDatabase(served.file)
  await holdsAfterCrash(db, answers, served.publicKeys)
  db.client.close()
}, 60_000)

test('R02 without the exclusive lock the first BUSY answers 503 and ends the process with 75 within a second', async () => {
  const served = await rushFile(300)
  const server = await supervise(served, 'test/faults/shared-lock-server.ts')
  const first = server.current()
  let intruder: ReturnType<typeof start> | undefined
  let firstBusyAt = 0
  let endedAfter = Number.NaN
  void first.ended.then(() => (endedAfter = performance.now() - firstBusyAt))
  let busyByClock = Number.POSITIVE_INFINITY
  const acknowledgedLater: string[] = []
  const statuses = new Set<number>()
  let seen = 0
  const { answers } = await rush(served.numbers.map(checkIn), {
    url: server.url,
    connections: 8,
    onAnswer: (_, answer) => {
      statuses.add(answer.status)
      if (++seen === 40)
        intruder = start('test/faults/intruder.ts', [served.file, 'hold', String(counts(2_500, 8_000))])
      if (answer.status === 503 && !firstBusyAt) {
        firstBusyAt = performance.now()
        busyByClock = Date.now()
      }
      // By the server's own time: an answer from before may still be on its way.
      if (answer.status === 200 && server.current() === first && JSON.parse(answer.text).at > busyByClock)
        acknowledgedLater.push(answer.text)
    },
  })
  await printed(intruder!, /holding/)
  expect(await first.ended).toBe(75)
  expect(first.printed()).toMatch(/"event":"fail_stop","code":"SQLITE_BUSY/)
  expect(endedAfter).toBeLessThan(1_000)
  expect(statuses).toEqual(new Set([200, 503]))
  expect(acknowledgedLater).toEqual([])
  expect(answers.size).toBe(served.numbers.length)
  await server.stop()
  const db = await openNodeDatabase(served.file)
  await acknowledgedIsStored(db, answers)
  await holdsAfterCrash(db, answers, served.publicKeys)
  db.client.close()
  console.log(`R02: ended ${Math.round(endedAfter)} ms after the first 503`)
}, 60_000)

test('R02 no server code opens a transaction, and an adapter opens one client', () => {
  const files = readdirSync(join(root, 'api'), { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.ts'),
  )
  for (const file of files) {
    const code = readFileSync(join(root, 'api', file), 'utf8')
    expect(code, file).not.toMatch(/\.transaction\(/)
    const opened = code.match(/\bcreateClient\(/g)?.length ?? 0
    expect(opened, file).toBeLessThanOrEqual(file.startsWith('adapters/') ? 1 : 0)
  }
})
