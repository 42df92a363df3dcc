import { and, count, eq, getTableColumns, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '../kernel/ctx.ts'
import type { Read, Rows } from '../kernel/db.ts'
import { seasonClosed } from '../kernel/season-closed.ts'
import { enrolment, membership, person, personKey, roleGrant } from '../people/table.ts'
import { deskAccount } from '../accounts/table.ts'
import { ruling } from '../rulings/table.ts'
import type { LiveRow } from './compare.ts'
import type { FactTableOf } from './fact-table.ts'
import { factTables } from './fact-tables.ts'
import { publishedRead } from './rule-change.ts'
import { season, seasonImport } from './table.ts'

type Columns = Record<'id' | 'content' | 'date' | 'seasonId' | 'importId' | 'withdrawnBy', SQLiteColumn>

/** Everything that an import compares with: seasons, people, and what earlier imports brought. */
export function importRead(ctx: Ctx) {
  const { query } = ctx.db
  return {
    seasons: query.select().from(season).orderBy(season.startsOn, season.id, season.version),
    people: query.select().from(person),
    keys: query.select().from(personKey),
    enrolments: query.select().from(enrolment),
    memberships: query.select().from(membership).orderBy(membership.fromDate),
    grants: query.select().from(roleGrant).where(isNull(roleGrant.revokedAt)),
    closed: query.select({ is: sql<number>`${seasonClosed}` }).from(sql`(select 1)`),
    imports: query.select({ n: count() }).from(seasonImport),
    published: publishedRead(ctx),
    accounts: query
      .select({ ...getTableColumns(deskAccount), number: person.number })
      .from(deskAccount)
      .innerJoin(person, eq(person.id, deskAccount.personId))
      .where(isNull(deskAccount.withdrawnBy)),
  }
}

export type ImportFacts = Rows<ReturnType<typeof importRead>>

/**
 * The live rows of each fact table of one season, as earlier imports brought them; of tables on which people rule also
 * what was entered in the program, and what somebody there has taken back: for a file that is no reason to bring it again.
 */
export async function readLive(ctx: Ctx, seasonId: string): Promise<Record<string, LiveRow[]>> {
  const reads = factTables.map((of) => {
    const columns = of.table as unknown as Columns
    const rows = ctx.db.query
      .select({
        id: columns.id,
        content: columns.content,
        date: of.dated ? columns.date : sql<null>`null`.as('date'),
        ...(of.ruled ? ruledColumns(of) : {}),
      })
      .from(of.table)
      .where(and(eq(columns.seasonId, seasonId), of.ruled ? ruledLive(columns) : broughtLive(columns)))
    return [of.name, rows as unknown as Read<LiveRow[]>] as const
  })
  return ctx.db.read(Object.fromEntries(reads))
}

const broughtLive = ({ importId, withdrawnBy }: Columns) => and(isNotNull(importId), isNull(withdrawnBy))

const ruledLive = ({ importId, withdrawnBy }: Columns) =>
  or(
    isNull(withdrawnBy),
    and(isNotNull(importId), sql`exists (select 1 from ${ruling} r where r.id = ${withdrawnBy})`),
  )

function ruledColumns({ table, subject }: FactTableOf) {
  const columns = table as unknown as Columns & Record<string, SQLiteColumn>
  const parts = subject.map((name) =>
    name === 'number'
      ? sql`(select p.number from ${person} p where p.id = ${columns['personId']})`
      : sql`${columns[name]}`,
  )
  return {
    made: sql<string | null>`iif(${columns.importId} is null, ${sql.join(parts, sql` || ' ' || `)}, null)`,
    // Drizzle leaves the table's name out of a column, which is then the ruling's own.
    held: sql<boolean>`exists (select 1 from ${ruling} r where r.fact_id = ${table}.id)`,
  }
}
