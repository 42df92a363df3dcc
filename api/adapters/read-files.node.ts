import { Worker } from 'node:worker_threads'
import { reasonOf } from '../../shared/files/cell.ts'
import { plainName } from '../../shared/files/folder.ts'
import type { Problem } from '../../shared/files/problem.ts'
import type { Reads } from '../files/reads.ts'
import type { ReadAnswer, ReadTask } from './read-thread.node.ts'

interface Limits {
  seconds?: number
  /** Of the thread's own heap. */
  megabytes?: number
}

/**
 * Files in a thread of their own, one after the other: however long one takes, the server answers everybody else, and what
 * asks for more memory or time than any season needs is ended and refused.
 */
export function readsInThread({ seconds = 20, megabytes = 256 }: Limits = {}): Reads {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run)
    last = mine.catch(() => {})
    return mine
  }
  const answer = (task: ReadTask) => inTurn(() => readIn(task, seconds * 1000, megabytes))
  return {
    async season(files, known) {
      const read = await answer({ files, known })
      if (read && 'season' in read) return read.season
      const problems = [tooHeavy(files.map(({ name }) => plainName(name)).join('、'))]
      return { season: undefined, tables: {}, sources: {}, refused: {}, ignored: [], problems, warnings: [] }
    },
    async sheet(file, bytes) {
      const read = await answer({ file, bytes })
      return read && 'sheet' in read ? read.sheet : tooHeavy(plainName(file))
    },
  }
}

const tooHeavy = (file: string): Problem => ({
  file,
  line: 1,
  column: '-',
  reason: reasonOf('too-heavy', {}),
})

/** Undefined where the thread ran out of time or memory. */
function readIn(task: ReadTask, ms: number, megabytes: number): Promise<ReadAnswer | undefined> {
  const thread = new Worker(new URL('./read-thread.node.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 24 },
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms)
    thread.once('message', (message: ReadAnswer) => {
      clearTimeout(timer)
      resolve(message)
    })
    thread.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(undefined)
      else reject(error)
    })
  }).finally(() => thread.terminate()) as Promise<ReadAnswer | undefined>
}
