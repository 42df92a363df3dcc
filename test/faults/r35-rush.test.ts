import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { counts } from '../kit/counts.ts'
import { holdsAfterCrash } from '../kit/invariants.ts'
import { printed } from '../kit/process.ts'
import { residentOf } from '../kit/resident.ts'
import { root } from '../kit/root.ts'
import { acknowledged, checkIn, rush, send } from '../kit/rush.ts'
import type { Command } from '../kit/rush.ts'
import { rushFile, supervise } from '../kit/server.ts'
import type { Supervised } from '../kit/server.ts'
import { steady } from '../kit/steady.ts'

const [atEase, withinSeconds] = [counts(60, 200), counts(3, 60)]
const burst = counts(300, 2_000)
/** SOAK=3600 for the hour of the full run. */
const soakSeconds = Number(process.env['SOAK'] ?? counts(6, 600))
const soaking = 200
const mostResident = 300

/** Node's own, as `npm start` gives them. */
const start = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts.start as string
const flags = /^node (.*) api\/main\.node\.ts$/.exec(start)![1]!

/** What a student's phone asks in the course of an evening. */
const looks = ['me', 'attendance/today', 'allowance/running', 'notices', 'payslips', 'attendance/requests']

const mega = (bytes: number) => (bytes / 1e6).toFixed(1)

describe('R35 the rush', () => {
  let served: Awaited<ReturnType<typeof rushFile>>
  let server: Supervised
  let peak = 0
  const answers = new Map<string, string>()
  const watch = setInterval(() => {
    const pid = server?.current().child.pid
    if (pid) peak = Math.max(peak, residentOf(pid))
  }, 250)
  const some = (from: number, count: number) => served.numbers.slice(from, from + count)

  beforeAll(async () => {
    served = await rushFile(atEase + burst + soaking)
    const env = { ...served.env, NODE_OPTIONS: flags }
    server = await supervise({ env }, 'test/faults/measured-server.ts')
  })
  afterAll(() => clearInterval(watch))

  test(`${atEase} students in ${withinSeconds} s: each has its receipt at the first try`, async () => {
    const took: number[] = []
    await Promise.all(
      some(0, atEase).map(async (number, n) => {
        await pause((n / atEase) * withinSeconds * 1000)
        const command = checkIn(number)
        const before = performance.now()
        const answer = await send(undefined, server.url(), command)
        took.push(performance.now() - before)
        expect(answer.status, answer.text).toBe(200)
        answers.set(command.key, answer.text)
      }),
    )
    expect(took).toHaveLength(atEase)
    console.log(`R35: ${atEase} in ${withinSeconds} s, slowest answer ${Math.max(...took).toFixed(0)} ms`)
  }, 90_000)

  test(`${burst} phones in one burst, each over a connection of its own: all are acknowledged`, async () => {
    const before = performance.now()
    const found = await rush(some(atEase, burst).map(checkIn), { url: server.url, connections: burst })
    expect(found.answers.size).toBe(burst)
    for (const [key, text] of found.answers) answers.set(key, text)
    const seconds = (performance.now() - before) / 1000
    console.log(`R35: ${burst} at once in ${seconds.toFixed(1)} s, ${found.retries} retries`)
  }, 90_000)

  test(
    `20 requests a second for ${soakSeconds} s: no error, and the heap does not grow`,
    async () => {
      const numbers = some(atEase + burst, soaking)
      const one = async (n: number) => {
        const as = numbers[n % soaking]!
        const turn = Math.floor(n / soaking)
        // The first round checks in; of later ones each seventh does so once more, as an impatient thumb.
        const command: Command =
          turn === 0 || n % 7 === 0
            ? checkIn(as)
            : { route: `GET /api/${looks[n % looks.length]}`, as, key: '' }
        const answer = await send(undefined, server.url(), command)
        if (command.key && acknowledged(answer)) answers.set(command.key, answer.text)
        return answer
      }
      // What a server loads when it is first asked is there before the heap is looked at.
      for (let n = soaking; n < 3 * soaking; n++) expect((await one(n)).status).toBe(200)
      const before = await heap()
      const stream = steady(20, (n) => one(n))
      await pause(soakSeconds * 1000)
      expect(await stream.stop()).toEqual([])
      expect(stream.sent()).toBeGreaterThan(soakSeconds * 2)
      const growth = (await heap()) / before - 1
      console.log(
        `R35: ${stream.sent()} requests, heap ${mega(before)} MB, growth ${(growth * 100).toFixed(1)} %`,
      )
      expect(growth).toBeLessThan(0.1)
    },
    (soakSeconds + 90) * 1000,
  )

  test('a server is started with the same flags by the runbook', () => {
    const unit = readFileSync(join(root, 'docs/runbooks/deploy-node.md'), 'utf8')
    expect(unit).toContain(`ExecStart=/usr/bin/node ${flags} api/main.node.ts`)
  })

  test(`it never held ${mostResident} MB, and what it said is in its file`, async () => {
    expect(peak).toBeGreaterThan(0)
    expect(peak).toBeLessThan(mostResident)
    await server.stop()
    const db = await openNodeDatabase(served.file)
    await holdsAfterCrash(db, answers, served.publicKeys)
    db.client.close()
    console.log(`R35: ${answers.size} acknowledged, largest resident memory ${peak.toFixed(0)} MB`)
  })

  let asked = 0
  async function heap() {
    const running = server.current()
    running.child.kill('SIGUSR2')
    asked++
    const [, last] = await printed(running, new RegExp(`(?:heap \\d+[\\s\\S]*?){${asked - 1}}heap (\\d+)\\n`))
    return Number(last)
  }
})
