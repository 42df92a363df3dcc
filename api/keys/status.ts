import { sql } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Read } from '../kernel/db.ts'
import { rootKey } from '../kernel/root-key.ts'
import { rootSealed } from '../kernel/root-seal.ts'

export interface KeyStatus {
  /** The key that seals now. */
  current: string
  /** Ids of the ring in use. */
  ids: string[]
  /** How many rows each key still seals, by table: `{ 'k-1': { person_key: 200 } }`. */
  rows: Record<string, Record<string, number>>
  /** Keys that are in no ring any more; their public halves stay published. */
  retired: string[]
}

interface Counted {
  kid: string
  n: number
}

/** Which key what is sealed under: nothing may name a key that is to be retired. */
export async function keyStatus(ctx: Ctx): Promise<KeyStatus> {
  const { facts } = await authorise(ctx, 'server.operate', {
    read: {
      known: ctx.db.query.select().from(rootKey),
      ...Object.fromEntries(
        rootSealed.map(({ table, column }) => [`in ${table}`, countedIn(ctx, table, column)]),
      ),
    },
  })
  const counted = facts as unknown as Record<string, Counted[]>
  const rows: KeyStatus['rows'] = {}
  for (const { table } of rootSealed)
    for (const { kid, n } of counted[`in ${table}`] ?? []) (rows[kid] ??= {})[table] = n
  return {
    current: ctx.keys.current,
    ids: ctx.keys.ids,
    rows,
    retired: facts.known.filter((key) => key.retiredAt !== null).map((key) => key.kid),
  }
}

/** The id stands between the first two dots of a sealed text. */
function countedIn({ db }: Ctx, table: string, column: string): Read<Counted[]> {
  const sealed = sql.identifier(column)
  return db.query
    .all(sql`select substr(${sealed}, 4, instr(substr(${sealed}, 4), '.') - 1) as kid, count(*) as n
    from ${sql.identifier(table)} group by 1`) as unknown as Read<Counted[]>
}
