import { sql } from 'drizzle-orm'
import type { SeasonFile } from '../../shared/files/folder.ts'
import { reasonOf } from '../../shared/files/cell.ts'
import { told } from '../../shared/files/problem.ts'
import type { Problem, ToldProblem } from '../../shared/files/problem.ts'
import type { SeasonRead } from '../../shared/files/read-season.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { readsHere } from '../files/reads.ts'
import { again } from '../kernel/again.ts'
import { authorise, isOperator } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { spendTry } from '../kernel/rate-limit.ts'
import type { Limit } from '../kernel/rate-limit.ts'
import type { Counts } from './compare.ts'
import type { TableDifference } from './differing.ts'
import { importChange } from './import-change.ts'
import { importRead } from './import-read.ts'
import type { ImportFacts } from './import-read.ts'
import { proposeRules } from './propose-rules.ts'
import { changesRules, mustBeUnpublished } from './rule-change.ts'
import { seasonImport } from './table.ts'

export interface ImportInput {
  files: SeasonFile[]
  /** Apply the rows that stand although others have errors. */
  skipBadRows?: boolean
  /** Only say what would change. */
  preview?: boolean
  /** From which date a changed class, group or position holds; left out, today within the season. */
  fromDate?: string
  /** What a preview answered: files that have changed since are refused. */
  filesHash?: string
  /** By which right; left out, that of a season's files. */
  action?: 'seasons.import' | 'online.import'
  /** Leaves out rows: the demo's season stops on its morning. */
  keep?: (read: SeasonRead) => SeasonRead
}

export interface Imported {
  seasonId: string
  filesHash: string
  counts: Record<string, Counts>
  /** Of a preview: the first rows of each table that differ. */
  differences: Record<string, TableDifference>
  /** False where nothing was written: a preview, or files that change nothing. */
  applied: boolean
  /** In the caller's language. */
  problems: readonly ToldProblem[]
  warnings: readonly ToldProblem[]
  ignored: readonly string[]
}

/**
 * Brings a season folder, or some tables of one, into the database: all of it in one batch or nothing.
 * What is there already is left alone, so the same folder again changes nothing.
 */
export const importSeason = (ctx: Ctx, input: ImportInput): Promise<Imported> =>
  // Of two imports at once the second is compared with what the first has brought.
  again(() => importOnce(ctx, input))

async function importOnce(ctx: Ctx, input: ImportInput): Promise<Imported> {
  const { me, facts } = await authorise(ctx, input.action ?? 'seasons.import', { read: importRead(ctx) })
  if (!isOperator(ctx)) await spendTry(ctx, [[limitOf(input), me.personId]])
  const filesHash = hashOf(input.files)
  if (input.filesHash !== undefined && input.filesHash !== filesHash) throw new Fault('file-changed')
  const known = facts.seasons.at(-1)
  const raw = await (ctx.reads ?? readsHere).season(input.files, knownReferences(facts, known?.rules))
  const read = input.keep?.(raw) ?? raw
  const rules = read.season ?? known?.rules
  if (!read.season && !Object.keys(read.tables).length && !read.problems.length)
    throw new Fault('nothing-to-import')
  const inWords = told(ctx.caller.locale)
  const problems = read.problems.map(inWords)
  if (!rules || (problems.length && !input.skipBadRows && !input.preview)) {
    throw new Fault('import-refused', { count: problems.length, problems })
  }
  if (facts.closed[0]?.is && rules.id === known?.id) throw new Fault('season-closed')
  if (read.season && changesRules(facts, read.season)) {
    mustBeUnpublished(facts.published, read.season.id)
    if (!isOperator(ctx))
      return proposeRules(ctx, me, facts, read, { filesHash, preview: input.preview ?? false })
  }
  const before = read.season && known?.id !== read.season.id ? known : undefined
  if (before && begins(facts, rules) && !read.tables.roster?.length && !(input.preview && problems.length))
    throw new Fault('season-alone')
  const importId = ctx.newId()
  const { counts, differences, enrolled, writes, remarks } = await importChange(ctx, facts, read, rules, {
    importId,
    fromDate: input.fromDate,
  })
  const applied = !input.preview && writes.length > 0
  const { ignored } = read
  const warnings = [...read.warnings, ...remarks, ...follows(facts, rules, before?.rules)].map(inWords)
  const answer = {
    seasonId: rules.id,
    filesHash,
    counts,
    // Names and ends of numbers are for who looks, and are kept with no answer.
    differences: input.preview ? differences : {},
    applied,
    problems,
    warnings,
    ignored,
  }
  if (!applied) return answer
  const row = {
    id: importId,
    seasonId: rules.id,
    at: ctx.clock.now(),
    byId: me.personId,
    filesHash,
    counts,
    files: input.files.map(({ name }) => name),
    enrolled,
  }
  return commit(ctx, me, {
    writes: [
      ...mustHold(ctx.db.query, sql`(select count(*) from season_import) = ${facts.imports[0]?.n ?? 0}`),
      ctx.db.query.insert(seasonImport).values(row),
      ...writes,
    ],
    events: [
      {
        action: 'seasons.import',
        target: rules.id,
        after: { importId, filesHash, counts, skipped: problems.length },
      },
    ],
    answer,
    conflict: 'overtaken',
  })
}

/** Of a season that nobody knows yet. */
const begins = ({ seasons }: ImportFacts, { id }: Season) => !seasons.some((one) => one.id === id)

/** A season that starts last is the current one, from its import on. */
const follows = (facts: ImportFacts, rules: Season, before: Season | undefined): Problem[] =>
  before && begins(facts, rules) && stagesSpan(rules.stages).from > stagesSpan(before.stages).from
    ? [
        {
          file: 'season.json',
          line: 1,
          column: '-',
          reason: reasonOf('season-follows', { text: before.name }),
        },
      ]
    : []

const limitOf = ({ preview, action }: ImportInput): Limit =>
  preview || action === 'online.import' ? 'import-daily' : 'import'

const hashOf = (files: readonly SeasonFile[]) =>
  sha256Hex(
    files
      .map((file) => `${file.name} ${sha256Hex(file.bytes)}`)
      .toSorted()
      .join('\n'),
  )

function knownReferences(facts: ImportFacts, rules: Season | undefined) {
  if (!rules) return {}
  const ours = new Set(
    facts.enrolments.filter((e) => e.seasonId === rules.id && !e.withdrawnBy).map((e) => e.personId),
  )
  const accounts = facts.accounts
    .filter((a) => a.seasonId === rules.id)
    .map(({ account, number, fromDate, toDate }) => ({
      account,
      number,
      from: fromDate === null ? null : workDateOf(fromDate),
      to: toDate === null ? null : workDateOf(toDate),
    }))
  return {
    season: rules,
    students: facts.people.filter((p) => ours.has(p.id)).map((p) => p.number),
    classes: facts.memberships.filter((m) => m.seasonId === rules.id).map((m) => m.className),
    ...(accounts.length ? { accounts } : {}),
  }
}
