/** What runs in the thread: one task, one answer. */
import { parentPort, workerData } from 'node:worker_threads'
import type { SeasonFile } from '../../shared/files/folder.ts'
import type { Problem } from '../../shared/files/problem.ts'
import type { SeasonRead } from '../../shared/files/read-season.ts'
import type { Known } from '../../shared/files/references.ts'
import type { Sheet } from '../../shared/files/sheet.ts'
import { readsHere } from '../files/reads.ts'

export type ReadTask = { files: readonly SeasonFile[]; known: Known } | { file: string; bytes: Uint8Array }
export type ReadAnswer = { season: SeasonRead } | { sheet: Sheet | Problem }

const task = workerData as ReadTask
const answer: ReadAnswer =
  'files' in task
    ? { season: await readsHere.season(task.files, task.known) }
    : { sheet: await readsHere.sheet(task.file, task.bytes) }
parentPort!.postMessage(answer, [])
