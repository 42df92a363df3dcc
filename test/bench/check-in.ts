import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requestHeaders } from '../kit/request-headers.ts'
import { quantile } from './figures.ts'
import type { Figure } from './figures.ts'

const students = 6_600
const number = (n: number) => String(2019020000 + n)

interface Shot {
  path: string
  headers: Record<string, string>
  body: string
}

const checkIn = (n: number): Shot => ({
  path: '/api/attendance/check-in',
  headers: requestHeaders('POST', number(n)),
  body: JSON.stringify({ claimedAt: 1_605_168_000_000 }),
})
const bareInsert = (n: number): Shot => ({
  path: '/bare/insert',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ person: number(n) }),
})

/** Check-ins against bare routes with one insert each, on the same file, in turns within the same run. */
export async function benchCheckIn(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'daogang-bench-'))
  const child = fork(
    fileURLToPath(new URL('check-in-server.ts', import.meta.url)),
    [join(folder, 'bench.db'), String(students)],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  try {
    const port = await new Promise<number>((resolve) =>
      child.stdout!.once('data', (text) => resolve(Number(text))),
    )
    const agent = new Agent({ keepAlive: true, maxSockets: 64 })
    const fire = (shot: Shot) => send(agent, port, shot)
    let next = 0
    const some = (count: number, make: (n: number) => Shot) =>
      Array.from({ length: count }, () => make(next++))
    for (const shot of some(200, checkIn)) await fire(shot)
    for (const shot of some(200, bareInsert)) await fire(shot)
    next = 200
    const figures: Figure[] = []
    for (const seconds of [60, 5]) {
      const [mine, floor] = await spread(some(200, checkIn), some(200, bareInsert), seconds, fire)
      const name = `200 check-ins in ${seconds} s`
      figures.push(
        { name: `${name}, p50`, figure: quantile(mine), floor: quantile(floor), unit: 'ms', budget: 2.5 },
        {
          name: `${name}, p99`,
          figure: quantile(mine, 0.99),
          floor: quantile(floor, 0.99),
          unit: 'ms',
          budget: 4,
        },
      )
      next -= 200
    }
    const rates = []
    for (let round = 0; round < 5; round++) {
      const floor = await saturate(
        Array.from({ length: 1_000 }, (_, n) => bareInsert(n)),
        fire,
      )
      rates.push([await saturate(some(1_000, checkIn), fire), floor] as const)
    }
    const rate = { figure: quantile(rates.map(([a]) => a)), floor: quantile(rates.map(([, b]) => b)) }
    return [...figures, { name: 'check-ins at saturation', ...rate, unit: '/s', budget: 0.5, atLeast: true }]
  } finally {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Both kinds evenly over the time, one after the other of each, so that both meet the same machine. */
async function spread(mine: Shot[], floor: Shot[], seconds: number, fire: (shot: Shot) => Promise<number>) {
  const took: [Promise<number>[], Promise<number>[]] = [[], []]
  const step = (seconds * 1000) / mine.length / 2
  for (const [i, shot] of mine.entries()) {
    took[0].push(fire(shot))
    await pause(step)
    took[1].push(fire(floor[i]!))
    await pause(step)
  }
  return [await Promise.all(took[0]), await Promise.all(took[1])] as const
}

/** As fast as 32 connections can; requests a second. */
async function saturate(shots: Shot[], fire: (shot: Shot) => Promise<number>) {
  const waiting = [...shots]
  const before = performance.now()
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let shot = waiting.shift(); shot; shot = waiting.shift()) await fire(shot)
    }),
  )
  return (shots.length / (performance.now() - before)) * 1000
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Milliseconds to the end of a 200; anything else ends the bench. */
function send(agent: Agent, port: number, { path, headers, body }: Shot) {
  const before = performance.now()
  return new Promise<number>((resolve, reject) => {
    const sent = request({ agent, port, host: '127.0.0.1', path, method: 'POST', headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(performance.now() - before)
          : reject(new Error(`${response.statusCode} ${text}`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
