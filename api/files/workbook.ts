import { reasonOf } from '../../shared/files/cell.ts'
import type { Problem } from '../../shared/files/problem.ts'
import type { Sheet } from '../../shared/files/sheet.ts'
import { readKinds, readParts, readStrings } from './workbook-parts.ts'
import { readRows } from './workbook-rows.ts'
import { openArchive, Unreadable } from './zip.ts'
import type { Archive } from './zip.ts'

/** Whether these bytes are a workbook of the kind that is read (.xlsx): a zip archive by its first bytes. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

export interface Workbook {
  /** Those that are shown, in their order. */
  names: string[]
  /** One of them as the same rows of text that a CSV file gives, or why it cannot be read. */
  sheet(name: string, file: string): Promise<Sheet | Problem>
}

/** Opens a workbook by its directory and list of sheets; a sheet is inflated when it is asked for. */
export async function openWorkbook(file: string, bytes: Uint8Array): Promise<Workbook | Problem> {
  return orProblem(file, async () => {
    const archive = openArchive(bytes)
    const { sheets, epoch } = await readParts(archive)
    let texts: ReturnType<typeof textsOf> | undefined
    const shown = sheets.filter(({ hidden }) => !hidden)
    return {
      names: shown.map(({ name }) => name),
      sheet: (name: string, called: string) =>
        orProblem<Sheet>(called, async () => {
          const { part } = shown.find((sheet) => sheet.name === name)!
          texts ??= textsOf(archive)
          const rows = await readRows(archive.read(part), { ...(await texts), epoch })
          const header = rows.shift()
          return header ? { file: called, header, rows } : problem(called, reasonOf('empty-file', {}))
        }),
    }
  })
}

/** The first sheet, of a file in which there is but one thing to read. */
export async function readWorkbook(file: string, bytes: Uint8Array): Promise<Sheet | Problem> {
  const book = await openWorkbook(file, bytes)
  if ('reason' in book) return book
  const [first] = book.names
  return first === undefined ? problem(file, reasonOf('empty-file', {})) : book.sheet(first, file)
}

const textsOf = async (archive: Archive) => ({
  strings: await readStrings(archive),
  kinds: await readKinds(archive),
})

const problem = (file: string, reason: Problem['reason']): Problem => ({ file, line: 1, column: '-', reason })

async function orProblem<T>(file: string, read: () => Promise<T | Problem>): Promise<T | Problem> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Unreadable) return problem(file, error.reason)
    throw error
  }
}
