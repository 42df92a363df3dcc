import { sql } from 'drizzle-orm'
import type { AuditEntry } from '../kernel/audit.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Read, Write } from '../kernel/db.ts'
import { openUnderRoot, rootSealed, sealUnderRoot } from '../kernel/root-seal.ts'
import type { RootSealed } from '../kernel/root-seal.ts'

const atOnce = 100

interface Row {
  id: string
  sealed: string
}

/**
 * Seals anew, under the ring's current root key, whatever is sealed under an older one; gives how many rows that
 * were. Requests go on meanwhile: a row that changes under its hands is left to the next time.
 */
export async function rewrap(ctx: Ctx): Promise<number> {
  const { me } = await authorise(ctx, 'server.operate', { read: {} })
  let done = 0
  for (const place of rootSealed) {
    let after = ''
    for (;;) {
      const { rows } = await ctx.db.read({ rows: olderRows(ctx, place, after) })
      if (!rows.length) break
      const writes = await Promise.all(rows.map((row) => again(ctx, place, row)))
      const made = writes.filter((write) => write !== undefined)
      const told = { to: ctx.keys.current, rows: made.length }
      const event: AuditEntry = { action: 'keys.rewrap', target: place.table, after: told }
      if (made.length) await commit(ctx, me, { writes: made, events: [event], answer: null })
      done += made.length
      after = rows.at(-1)!.id
    }
  }
  return done
}

const olderRows = ({ db, keys }: Ctx, { table, id, column }: RootSealed, after: string): Read<Row[]> => {
  const head = `v1.${keys.current}.`
  const [key, sealed] = [sql.identifier(id), sql.identifier(column)]
  return db.query.all(sql`select ${key} as id, ${sealed} as sealed from ${sql.identifier(table)}
    where ${key} > ${after} and substr(${sealed}, 1, ${head.length}) <> ${head}
    order by ${key} limit ${atOnce}`) as unknown as Read<Row[]>
}

/** Nothing for a row that does not open: it is lost already, and must not hold up the others. */
async function again({ keys }: Ctx, { table, id, column }: RootSealed, row: Row): Promise<Write | undefined> {
  const place = { table, column, rowId: row.id }
  try {
    const sealed = await sealUnderRoot(keys, place, await openUnderRoot(keys, place, row.sealed))
    const stillSo = `where "${id}" = ? and "${column}" = ?`
    return { sql: `update "${table}" set "${column}" = ? ${stillSo}`, args: [sealed, row.id, row.sealed] }
  } catch {
    console.error(JSON.stringify({ event: 'rewrap_failed', table, column }))
    return undefined
  }
}
