/**
 * Many schools at the start of a shift on one machine: the Workers as they are deployed, in workerd, find each school's database
 * by the host; every phone keeps its key until it has its answer.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testKeyFile } from '../kit/keys.ts'
import { residentOf } from '../kit/resident.ts'
import { root } from '../kit/root.ts'
import { buildFront, buildWorker, startWorkerd } from '../kit/workerd.ts'
import { wrongWith } from './checks.ts'
import { drive } from './drive.ts'
import type { Driven } from './drive.ts'
import { makeSchools } from './schools.ts'
import type { School } from './schools.ts'

export interface LoadOptions {
  schools: number
  students: number
  /** In which the check-ins are spread; if the machine cannot, it takes as long as it takes. */
  seconds: number
  connections: number
}

export interface Load extends Driven {
  /** What does not hold, of all schools. */
  wrong: string[]
  /** Largest resident memory, MB. */
  memory: { worker: number; databases: number }
}

export async function load(options: LoadOptions): Promise<Load> {
  const folder = mkdtempSync(join(tmpdir(), 'daogang-load-'))
  try {
    const schools = await makeSchools(folder, options.schools, options.students)
    const { driven, memory } = await rushOf(folder, schools, options)
    const wrong: string[] = []
    for (const school of schools) wrong.push(...(await wrongWith(school, driven.answers.get(school)!)))
    return { ...driven, wrong, memory }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function rushOf(folder: string, schools: readonly School[], options: LoadOptions) {
  const [front, whole] = [buildFront(join(folder, 'front')), buildWorker(join(folder, 'worker'))]
  const databases = await startDatabases(folder)
  const hosts = Object.fromEntries(schools.map(({ host, name }) => [host, `${databases.url}/${name}/`]))
  const told = { DAOGANG_SCHOOLS: JSON.stringify(hosts), DAOGANG_KEYS: JSON.stringify(testKeyFile) }
  const worker = await startWorkerd(front, told, whole)
  const memory = { worker: 0, databases: 0 }
  const watch = setInterval(() => {
    memory.worker = Math.max(memory.worker, residentOf(worker.pid))
    memory.databases = Math.max(memory.databases, residentOf(databases.pid))
  }, 500)
  try {
    return { driven: await drive(schools, { ...options, port: worker.port }), memory }
  } finally {
    clearInterval(watch)
    await worker.stop()
    await databases.stop()
  }
}

async function startDatabases(folder: string) {
  const child = spawn(process.execPath, ['test/load/databases.ts', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())),
  )
  return {
    url,
    pid: child.pid!,
    async stop() {
      child.kill()
      await ended
    },
  }
}
