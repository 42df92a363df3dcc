import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { testKeyFile } from '../kit/keys.ts'
import { startHrana } from '../kit/hrana.ts'
import { checkIn, send } from '../kit/rush.ts'
import { buildFront, buildWorker, loadedAtOnce, startWorkerd } from '../kit/workerd.ts'
import type { Built } from '../kit/workerd.ts'
import { makeSchools } from '../load/schools.ts'
import { quantile } from './figures.ts'
import type { Figure } from './figures.ts'

const rounds = 15
const [warm, measured] = [200, 1_000]

/**
 * Milliseconds of processor of the thread that runs the isolate so far, by the kernel's own account (Linux): what else the
 * machine does is not in it, unlike in any time by the clock; nor what V8 compiles and collects in other threads.
 */
const processorOf = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6

const sizeOf = ({ folder, main }: Built) =>
  [...loadedAtOnce(folder, main)].reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length,
    0,
  ) / 1000

/** The Workers of a deployment: what an isolate loads at once, what a start takes, what a check-in takes. */
export async function benchEdge(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'daogang-bench-'))
  try {
    const front = buildFront(join(home, 'front'))
    const whole = buildWorker(join(home, 'whole'))
    const floor = buildWorker(join(home, 'floor'), 'test/bench/edge-floor.ts')
    const empty = emptyWorker(join(home, 'empty'))
    const took = await starts({ front, whole, floor, empty })
    const above = (milliseconds: number) => milliseconds - took.empty
    console.log(
      `workerd's own start ${took.empty.toFixed(0)} ms; the floor weighs ${sizeOf(floor).toFixed(0)} kB; ` +
        `the whole Worker alone weighs ${sizeOf(whole).toFixed(0)} kB and takes ${above(took.whole).toFixed(0)} ms`,
    )
    return [
      {
        name: 'Worker, loaded at once, gzip',
        figure: Math.max(sizeOf(front), sizeOf(whole)),
        unit: 'kB',
        budget: 200,
      },
      {
        name: 'Worker, processor until it listens',
        figure: above(took.front),
        floor: above(took.floor),
        unit: 'ms',
        budget: 2.5,
      },
      {
        name: 'check-in in workerd, processor, p99',
        figure: await checkIns(home, front, whole),
        unit: 'ms',
        budget: 6,
      },
    ]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

const emptyWorker = (folder: string): Built => {
  const main = 'empty.js'
  mkdirSync(folder)
  writeFileSync(join(folder, main), 'export default { fetch: () => new Response() }')
  return { folder, main }
}

/**
 * Of all in turns, the middle one. What phones meet is the front; what a Worker with nothing in it takes is workerd's own
 * start, and is taken off.
 */
async function starts<Name extends string>(workers: Record<Name, Built>) {
  const took = Object.entries<Built>(workers).map(([name, built]) => ({ name, built, spent: [] as number[] }))
  for (let round = 0; round < rounds; round++)
    for (const { built, spent } of took) {
      const running = await startWorkerd(built)
      spent.push(processorOf(running.pid))
      await running.stop()
    }
  return Object.fromEntries(took.map(({ name, spent }) => [name, quantile(spent)])) as Record<Name, number>
}

/** One after the other, each by another student, over libSQL by HTTP; with all that workerd itself does for a request. */
async function checkIns(home: string, front: Built, whole: Built) {
  const [school] = await makeSchools(home, 1, warm + measured)
  const hrana = await startHrana({ fileOf: () => school!.file })
  const told = { DAOGANG_DB_URL: `${hrana.url}/school/`, DAOGANG_KEYS: JSON.stringify(testKeyFile) }
  const running = await startWorkerd(front, told, whole)
  try {
    const took: number[] = []
    for (const phone of school!.phones) {
      const before = processorOf(running.pid)
      const answer = await send(undefined, `http://127.0.0.1:${running.port}`, checkIn(phone))
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
      took.push(processorOf(running.pid) - before)
    }
    const kept = took.slice(warm)
    console.log(
      `check-in in workerd, processor, p50 ${quantile(kept).toFixed(2)} ms, first ${took[0]!.toFixed(0)} ms`,
    )
    return quantile(kept, 0.99)
  } finally {
    await running.stop()
    hrana.close()
  }
}
