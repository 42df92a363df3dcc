import type { Season } from '../seasons/season.ts'
import { reasonOf } from './cell.ts'
import { headerName } from './header.ts'
import type { Problem } from './problem.ts'
import {
  referencesTo,
  withAccounts,
  withRoster,
  withSeason,
  type Known,
  type References,
} from './references.ts'
import { openFolder, plainName, type SeasonFile, type SeasonSheet } from './folder.ts'
import { readSeasonJson } from './season-json.ts'
import { readSheet, type Sheet } from './sheet.ts'
import type { Need, Outcome } from './table.ts'
import { readers, type Reader, type TableName, type TableRows, type Tables } from './tables.ts'

type Refused = Outcome<unknown>['refused'][number]

export interface SeasonRead {
  /** The season of the folder's season.json; undefined where there is none or it has errors. */
  readonly season: Season | undefined
  /** The rows that stand of each table that the folder has and that could be read. */
  readonly tables: Readonly<Tables>
  /** The file, or the sheet of a workbook, out of which each table came. */
  readonly sources: Readonly<Partial<Record<TableName, string>>>
  /** What could be read of the rows that were left out, by table: what they are about is not gone. */
  readonly refused: Readonly<Partial<Record<TableName, readonly Refused[]>>>
  /** Files that are not part of a season's input, such as payroll.csv. */
  readonly ignored: readonly string[]
  /** Why files, rows and settings are left out. Whether to apply the rest is for the caller to decide. */
  readonly problems: readonly Problem[]
  /** What deserves a look although it stands. */
  readonly warnings: readonly Problem[]
}

/** Reads a season folder, or the part of it that is there beside what a database already knows. Never throws. */
export function readSeason(files: readonly (SeasonFile | SeasonSheet)[], known: Known = {}): SeasonRead {
  const { folder, ignored, problems } = openFolder(files)
  const warnings: Problem[] = []
  const tables: Tables = {}
  const sources: Partial<Record<TableName, string>> = {}
  const refused: Partial<Record<TableName, readonly Refused[]>> = {}

  const take = <N extends TableName>(name: N, refs: References): Outcome<TableRows[N]> | undefined => {
    const reader: Reader<TableRows[N]> = readers[name]
    const source = folder.tables.get(name)
    if (!source) return undefined
    const sheet = 'bytes' in source ? readSheet(plainName(source.name), source.bytes) : source.sheet
    if (!sheet) return undefined
    sources[name] = sheet.file
    const outcome = 'reason' in sheet ? sheet : readOne(reader, sheet, refs, isGiven)
    if ('reason' in outcome) {
      problems.push(outcome)
      return undefined
    }
    for (const problem of outcome.problems) problems.push(problem)
    for (const warning of outcome.warnings) warnings.push(warning)
    // Indexing by a type parameter reads as any of the tables at once; the reader of `name` gives its rows.
    tables[name] = outcome.rows as Tables[N]
    refused[name] = outcome.refused
    return outcome
  }

  const isGiven = (need: Need) =>
    need === 'season.json' ? folder.json !== undefined : folder.tables.has(tableOf[need])
  const season = folder.json && readSeasonJson(folder.json)
  problems.push(...(season?.problems ?? []))
  let refs = season ? withSeason(referencesTo(known), season.season) : referencesTo(known)
  if (folder.tables.has('roster')) refs = withRoster(refs, take('roster', refs))
  if (folder.tables.has('accounts')) refs = withAccounts(refs, take('accounts', refs))
  for (const name of Object.keys(readers) as TableName[]) {
    if (name !== 'roster' && name !== 'accounts') take(name, refs)
  }
  return { season: season?.season, tables, sources, refused, ignored, problems, warnings }
}

const tableOf = { 'roster.csv': 'roster', 'accounts.csv': 'accounts' } as const

function readOne<R>(
  reader: Reader<R>,
  sheet: Sheet,
  refs: References,
  isGiven: (need: Need) => boolean,
): Outcome<R> | Problem {
  const file = needsOf(reader, sheet).find((need) => !isThere(need, refs))
  if (file === undefined) return reader.read(sheet, refs)
  const state = isGiven(file) ? 'unreadable' : 'missing'
  return {
    file: sheet.file,
    line: sheet.header.line,
    column: '-',
    reason: reasonOf('needs-file', { file, state }),
  }
}

/** One sentence about the file that is missing, instead of one about every row that refers to it. */
function needsOf<R>({ needs, needsWithout }: Reader<R>, { header }: Sheet): readonly Need[] {
  if (!needsWithout || header.cells.some((cell) => headerName(cell) === needsWithout.header)) return needs
  return [...needs, needsWithout.file]
}

function isThere(need: Need, { season, students, accounts }: References): boolean {
  return { 'season.json': season, 'roster.csv': students, 'accounts.csv': accounts }[need] !== undefined
}
