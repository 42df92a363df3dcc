import type { SeasonFile } from '../../shared/files/folder.ts'
import { plainName } from '../../shared/files/folder.ts'
import type { Problem } from '../../shared/files/problem.ts'
import { readSeason } from '../../shared/files/read-season.ts'
import type { SeasonRead } from '../../shared/files/read-season.ts'
import type { Known } from '../../shared/files/references.ts'
import { readSheet } from '../../shared/files/sheet.ts'
import type { Sheet } from '../../shared/files/sheet.ts'
import { openFiles } from './open-files.ts'
import { isWorkbook, readWorkbook } from './workbook.ts'

/** Where files that somebody sent are taken apart: in a thread of its own where the runtime has any, else here. */
export interface Reads {
  season(files: readonly SeasonFile[], known: Known): Promise<SeasonRead>
  /** The one table of a file, or the first sheet of a workbook. */
  sheet(file: string, bytes: Uint8Array): Promise<Sheet | Problem>
}

export const readsHere: Reads = {
  season: async (files, known) => readSeason(await openFiles(files), known),
  sheet: async (file, bytes) =>
    isWorkbook(bytes) ? readWorkbook(plainName(file), bytes) : readSheet(plainName(file), bytes),
}
