import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { testKeyFile } from '../kit/keys.ts'
import { startHrana } from '../kit/hrana.ts'
import { checkIn, send } from '../kit/rush.ts'
import { buildWorker, loadedAtOnce, startWorkerd } from '../kit/workerd.ts'
import { makeSchools } from '../load/schools.ts'
import { quantile } from './figures.ts'
import type { Figure } from './figures.ts'

const [worker, floorWorker] = ['main.worker.js', 'edge-floor.js']
const rounds = 15
const [warm, measured] = [200, 1_000]

/**
 * Milliseconds of processor of the thread that runs the isolate so far, by the kernel's own account (Linux): what else the
 * machine does is not in it, unlike in any time by the clock; nor what V8 compiles and collects in other threads.
 */
const processorOf = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6

const sizeOf = (folder: string, main: string) =>
  [...loadedAtOnce(folder, main)].reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length,
    0,
  ) / 1000

/** The Worker of a deployment: what an isolate loads at once, what its start takes, what a check-in takes. */
export async function benchEdge(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'daogang-bench-'))
  try {
    const [mine, floor, empty] = ['mine', 'floor', 'empty'].map((name) => join(home, name)) as [
      string,
      string,
      string,
    ]
    buildWorker(mine)
    buildWorker(floor, 'test/bench/edge-floor.ts')
    mkdirSync(empty)
    writeFileSync(join(empty, worker), 'export default { fetch: () => new Response() }')
    return [
      { name: 'Worker, loaded at once, gzip', figure: sizeOf(mine, worker), unit: 'kB', budget: 200 },
      {
        name: 'Worker, processor until it listens',
        ...(await starts(mine, floor, empty)),
        unit: 'ms',
        budget: 2.5,
      },
      {
        name: 'check-in in workerd, processor, p99',
        figure: await checkIns(home, mine),
        unit: 'ms',
        budget: 6,
      },
    ]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Of all three in turns; what a Worker with nothing in it takes is workerd's own start, and taken off both. */
async function starts(mine: string, floor: string, empty: string) {
  const took = { mine: [] as number[], floor: [] as number[], empty: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    took.empty.push(await start(empty))
    took.floor.push(await start(floor, floorWorker))
    took.mine.push(await start(mine))
  }
  const own = quantile(took.empty)
  console.log(
    `workerd's own start ${own.toFixed(0)} ms; the floor weighs ${sizeOf(floor, floorWorker).toFixed(0)} kB`,
  )
  return { figure: quantile(took.mine) - own, floor: quantile(took.floor) - own }
}

async function start(folder: string, main = worker) {
  const running = await startWorkerd(folder, main)
  const spent = processorOf(running.pid)
  await running.stop()
  return spent
}

/** One after the other, each by another student, over libSQL by HTTP; with all that workerd itself does for a request. */
async function checkIns(home: string, folder: string) {
  const [school] = await makeSchools(home, 1, warm + measured)
  const hrana = await startHrana({ fileOf: () => school!.file })
  const running = await startWorkerd(folder, worker, {
    DAOGANG_DB_URL: `${hrana.url}/school/`,
    DAOGANG_KEYS: JSON.stringify(testKeyFile),
  })
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
