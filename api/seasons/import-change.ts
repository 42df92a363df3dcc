import type { Problem } from '../../shared/files/problem.ts'
import type { SeasonRead } from '../../shared/files/read-season.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import type { Counts } from './compare.ts'
import type { TableDifference } from './differing.ts'
import { importFacts } from './import-facts.ts'
import { readLive } from './import-read.ts'
import type { ImportFacts } from './import-read.ts'
import { importRoster } from './import-roster.ts'
import { importStaff } from './import-staff.ts'
import { rulesHashOf } from './rule-change.ts'
import { rulesDifference } from './rules-differing.ts'
import { season } from './table.ts'

export interface ImportChange {
  counts: Record<string, Counts>
  /** The rows themselves that differ, table by table. */
  differences: Record<string, TableDifference>
  /** Whom the roster adds. */
  enrolled: string[]
  /** What the files say against what people have decided here. */
  remarks: Problem[]
  writes: Write[]
}

/** Everything that a folder changes, counted by table, as statements that are not sent yet. */
export async function importChange(
  ctx: Ctx,
  facts: ImportFacts,
  read: SeasonRead,
  rules: Season,
  { importId, fromDate = placesFrom(ctx, rules) }: { importId: string; fromDate?: string | undefined },
): Promise<ImportChange> {
  const { season: given, tables, refused } = read
  const idOf = identities(ctx, facts, 'student')
  const to = { seasonId: rules.id, importId, fromDate, idOf, nameOf: studentNames(facts, tables.roster) }
  const changes = [
    ...(given ? [{ name: 'season', ...seasonChange(ctx, facts, given, importId) }] : []),
    ...(tables.roster
      ? [{ name: 'roster', ...(await importRoster(ctx, facts, tables.roster, refused.roster ?? [], to)) }]
      : []),
    ...(tables.staff
      ? [{ name: 'staff', ...(await importStaff(ctx, facts, tables.staff, identities(ctx, facts, 'staff'))) }]
      : []),
    ...importFacts(ctx, read, await readLive(ctx, rules.id), to),
  ]
  return {
    counts: Object.fromEntries(changes.map(({ name, counts }) => [name, counts])),
    differences: Object.fromEntries(changes.map(({ name, difference }) => [name, difference])),
    enrolled: changes.flatMap((change) => ('enrolled' in change ? change.enrolled : [])),
    remarks: changes.flatMap((change) => ('remarks' in change ? change.remarks : [])),
    writes: changes.flatMap(({ writes }) => writes),
  }
}

/** The id of whoever has a number, made for those whom nobody knows yet. A 工号 may be somebody else's 学号. */
function identities(ctx: Ctx, facts: ImportFacts, kind: ImportFacts['people'][number]['kind']) {
  const ids = new Map(facts.people.filter((p) => p.kind === kind).map((p) => [p.number, p.id]))
  return (number: string) => {
    const id = ids.get(number) ?? ctx.newId()
    ids.set(number, id)
    return id
  }
}

/** How a student is called: as the file says, or as is known. */
function studentNames({ people }: ImportFacts, roster: readonly { number: string; name: string }[] = []) {
  const students = people.filter(({ kind }) => kind === 'student')
  const names = new Map([...students, ...roster].map(({ number, name }) => [number, name]))
  return (number: string) => names.get(number) ?? ''
}

/** New rules are a new version; the ones before stay readable. */
function seasonChange(ctx: Ctx, facts: ImportFacts, rules: Season, importId: string) {
  const rulesHash = rulesHashOf(rules)
  const before = facts.seasons.findLast((s) => s.id === rules.id)
  const none = { new: 0, changed: 0, withdrawn: 0, unchanged: 0 }
  const difference = rulesDifference(before?.rules, rules)
  if (before?.rulesHash === rulesHash) return { counts: { ...none, unchanged: 1 }, difference, writes: [] }
  const { from: startsOn, to: endsOn } = stagesSpan(rules.stages)
  const version = (before?.version ?? 0) + 1
  const row = { id: rules.id, version, rules, rulesHash, startsOn, endsOn, importId }
  return {
    counts: { ...none, [before ? 'changed' : 'new']: 1 },
    difference,
    writes: [ctx.db.query.insert(season).values(row)],
  }
}

/** Today while the season runs; before and after it a change is a correction of the whole of it. */
function placesFrom(ctx: Ctx, rules: Season): string {
  const { from, to } = stagesSpan(rules.stages)
  const today = workDateAt(ctx.clock.now(), rules.timezone)
  return from < today && today <= to ? today : ''
}
