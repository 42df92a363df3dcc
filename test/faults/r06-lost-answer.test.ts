import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { counts } from '../kit/counts.ts'
import { mishaps, netProxy, type Mishap, type NetProxy } from '../kit/net-proxy.ts'
import { requestHeaders } from '../kit/request-headers.ts'
import { checkIn, send, type Answer, type Command } from '../kit/rush.ts'
import { rushFile, supervise, type Supervised } from '../kit/server.ts'

const cuts = counts(60, 500)
const queued = 50
let [served, server, proxy]: [Awaited<ReturnType<typeof rushFile>>?, Supervised?, NetProxy?] = []

beforeAll(async () => {
  served = await rushFile(queued + cuts)
  server = await supervise(served)
  proxy = await netProxy(() => server!.url())
})
afterAll(() => proxy?.stop())

/** As a phone does it: the same key until there is a whole answer; it gives up on a silent network early. */
async function untilAnswered(command: Command, answers: Answer[]) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const abort = AbortSignal.timeout(250)
    try {
      const [method, path] = command.route.split(' ') as [string, string]
      const response = await fetch(proxy!.url + path, {
        method,
        headers: { ...requestHeaders(method, command.as, command.key), Connection: 'close' },
        body: JSON.stringify(command.body),
        signal: abort,
      })
      const text = await response.text()
      const replay = response.headers.get('idempotent-replay') === 'true'
      // Delivered twice at once, the second may come while the first is still at work: later, it says.
      if (response.status === 409) continue
      answers.push({ status: response.status, text, replay })
      return attempt
    } catch {
      continue
    }
  }
  throw new Error(`never answered: ${command.key}`)
}

describe('a check-in on a bad network', () => {
  test(`R06 whose answer is lost, in ${cuts} ways, has one effect and gets the first answer`, async () => {
    const students = served!.numbers.slice(queued)
    const retried = new Map<Mishap, number>(mishaps.map((mishap) => [mishap, 0]))
    for (const [n, as] of students.entries()) {
      const mishap = mishaps[n % mishaps.length]!
      const command = checkIn(as)
      const answers: Answer[] = []
      proxy!.plan = [mishap]
      const attempts = await untilAnswered(command, answers)
      retried.set(mishap, retried.get(mishap)! + attempts)
      answers.push(await send(undefined, server!.url(), command))
      expect(
        answers.map(({ status }) => status),
        mishap,
      ).toEqual([200, 200])
      expect(answers[1]!.text, mishap).toBe(answers[0]!.text)
      expect(answers[1]!.replay, mishap).toBe(true)
    }
    console.log(`R06: ${cuts} mishaps; sent again: ${[...retried].map((pair) => pair.join(' ')).join(', ')}`)
    for (const mishap of ['cut-request', 'cut-answer', 'half-answer', 'stall'] as const)
      expect(retried.get(mishap), mishap).toBeGreaterThan(0)
  })

  test(`R05 a queue of ${queued} replayed three times, shuffled, by three senders: ${queued} rows and events`, async () => {
    const commands = served!.numbers.slice(0, queued).map(checkIn)
    const bodies = new Map<string, Set<string>>(commands.map(({ key }) => [key, new Set()]))
    const replays: boolean[] = []
    const shuffled = () => commands.toSorted(() => Math.random() - 0.5)
    await Promise.all(
      [shuffled(), shuffled(), shuffled()].map(async (queue) => {
        for (const command of queue) {
          let answer = await send(undefined, server!.url(), command)
          while (answer.status !== 200) answer = await send(undefined, server!.url(), command)
          bodies.get(command.key)!.add(answer.text)
          replays.push(answer.replay)
        }
      }),
    )
    expect([...bodies.values()].map((said) => said.size)).toEqual(commands.map(() => 1))
    expect(replays.filter(Boolean)).toHaveLength(2 * queued)
    await server!.stop()
    const db = await openNodeDatabase(served!.file)
    const count = async (query: string) => (await db.client.execute(query)).rows[0]!['n']
    expect(await count('select count(*) n from punch')).toBe(queued + cuts)
    expect(await count('select count(distinct person_id) n from punch')).toBe(queued + cuts)
    expect(await count("select count(*) n from audit_event where action = 'attendance.check-in'")).toBe(
      queued + cuts,
    )
    db.client.close()
  })
})
