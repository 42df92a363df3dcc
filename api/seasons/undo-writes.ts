import { and, eq, inArray, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '../kernel/ctx.ts'
import type { Read, Write } from '../kernel/db.ts'
import { mustHold } from '../kernel/guard.ts'
import { enrolment } from '../people/table.ts'
import { ruling } from '../rulings/table.ts'
import type { Counts } from './compare.ts'
import type { FactTableOf } from './fact-table.ts'
import { factTables } from './fact-tables.ts'

interface Before {
  id: string
  seasonId: string
  counts: Readonly<Record<string, Counts>>
  enrolled: readonly string[]
}

/** What of an import somebody has dealt with since, and what taking it back would do. */
export async function standingOn(ctx: Ctx, before: Before) {
  const reads = factTables
    .filter(({ name }) => name in before.counts)
    .map((of) => [of.name, countsOf(ctx, of, before.id)] as const)
  const { gone, entered, ...facts } = await ctx.db.read({
    gone: ctx.db.query
      .select({ n: sql<number>`count(*)` })
      .from(enrolment)
      .where(eq(enrolment.withdrawnBy, before.id)),
    entered: ctx.db.query
      .select({ n: sql<number>`count(*)` })
      .from(sql`(select 1)`)
      .where(usedBy(before.enrolled)),
    ...(Object.fromEntries(reads) as Record<string, Read<FactCounts[]>>),
  })
  const none = { changed: 0, unchanged: 0 }
  const tables = Object.entries(facts as Record<string, FactCounts[]>)
  const roster = { new: gone[0]?.n ?? 0, withdrawn: before.enrolled.length, ...none }
  const rules = { new: 0, withdrawn: 0, ...none, changed: changesRules(before) ? 1 : 0 }
  return {
    used: tables.reduce((sum, [, [row]]) => sum + (row?.used ?? 0), 0) + (entered[0]?.n ?? 0),
    counts: {
      season: rules,
      roster,
      ...Object.fromEntries(
        tables.map(([name, [row]]) => [name, { new: row?.gone ?? 0, withdrawn: row?.brought ?? 0, ...none }]),
      ),
    },
  }
}

type Columns = Record<'id' | 'importId' | 'withdrawnBy', SQLiteColumn>
type FactCounts = Record<'brought' | 'used' | 'gone', number>

/** Said of a fact that an import brought: it stands as it came, and nobody has ruled on it. */
const untouched = ({ ruled }: FactTableOf): SQL =>
  ruled
    ? sql`f.withdrawn_by is null and not exists (select 1 from ${ruling} r where r.fact_id = f.id)`
    : sql`f.withdrawn_by is null`

const countsOf = (ctx: Ctx, of: FactTableOf, id: string) =>
  ctx.db.query
    .select({
      brought: sql<number>`count(*) filter (where f.import_id = ${id})`,
      used: sql<number>`count(*) filter (where f.import_id = ${id} and not (${untouched(of)}))`,
      gone: sql<number>`count(*) filter (where f.withdrawn_by = ${id})`,
    })
    .from(sql`${of.table} f`)

/** Whether somebody of these has been in, or has been said to be there. */
const usedBy = (people: readonly string[]) =>
  sql`exists (select 1 from json_each(${JSON.stringify(people)}) p
    where p.value in (select person_id from session) or p.value in (select person_id from punch)
      or p.value in (select person_id from attendance where import_id is null))`

/** What came goes, what went comes back, and rules are again those of the version before, as a new one. */
export function undoWrites(ctx: Ctx, before: Before, undoId: string): Write[] {
  const { query } = ctx.db
  const { id, seasonId } = before
  return [
    ...mustHold(query, sql`not ${usedBy(before.enrolled)}`),
    ...factTables
      .filter(({ name }) => name in before.counts)
      .flatMap((of): Write[] => {
        const { importId, withdrawnBy } = of.table as unknown as Columns
        return [
          ...mustHold(
            query,
            sql`not exists (select 1 from ${of.table} f where f.import_id = ${id} and not (${untouched(of)}))`,
          ),
          // In this order: of some things only one may stand.
          query.update(of.table).set({ withdrawnBy: undoId }).where(eq(importId, id)),
          query.update(of.table).set({ withdrawnBy: null }).where(eq(withdrawnBy, id)),
        ]
      }),
    query
      .update(enrolment)
      .set({ withdrawnBy: null })
      .where(and(eq(enrolment.seasonId, seasonId), eq(enrolment.withdrawnBy, id))),
    ...(before.enrolled.length
      ? [
          query
            .update(enrolment)
            .set({ withdrawnBy: undoId })
            .where(and(eq(enrolment.seasonId, seasonId), inArray(enrolment.personId, [...before.enrolled]))),
        ]
      : []),
    ...(changesRules(before) ? [rulesBefore(before, undoId)] : []),
  ]
}

const changesRules = ({ counts }: Before) => !!counts['season']?.changed

const rulesBefore = ({ id, seasonId }: Before, undoId: string): Write => ({
  sql: `insert into season (id, version, rules, rules_hash, starts_on, ends_on, import_id)
    select id, (select max(version) from season where id = ?1) + 1, rules, rules_hash, starts_on, ends_on, ?2
    from season where id = ?1 and version = (select max(version) from season where id = ?1
      and version < (select version from season where id = ?1 and import_id = ?3))`,
  args: [seasonId, undoId, id],
})
