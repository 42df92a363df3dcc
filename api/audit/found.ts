import { and, eq, gte, lt, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { instantOf } from '../../shared/time/instant.ts'
import { addDays, workDateOf } from '../../shared/time/work-date.ts'
import { auditEvent } from '../kernel/audit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { person } from '../people/table.ts'
import type { Search } from './input.ts'

/** Where the office is; the log itself knows instants alone. */
const zone = 'Asia/Shanghai'

/** Which events of the log a search means, as SQL. */
export function found(ctx: Ctx, { action, who, about, from, to, before }: Search): SQL | undefined {
  const named = (column: SQLiteColumn, text: string) =>
    sql`${column} in ${ctx.db.query
      .select({ id: person.id })
      .from(person)
      .where(or(eq(person.number, text), eq(person.name, text)))}`
  return and(
    action ? startsWith(auditEvent.action, action) : undefined,
    who ? named(auditEvent.actorId, who) : undefined,
    about ? or(eq(auditEvent.target, about), named(auditEvent.target, about)) : undefined,
    from ? gte(auditEvent.at, startOf(from)) : undefined,
    to ? lt(auditEvent.at, startOf(addDays(workDateOf(to), 1))) : undefined,
    before === undefined ? undefined : lt(auditEvent.n, before),
  )
}

const startOf = (date: string) => instantOf(workDateOf(date), '00:00', zone)

/** As a comparison of text: what somebody types is no pattern. */
const startsWith = (column: SQLiteColumn, text: string) => sql`substr(${column}, 1, ${text.length}) = ${text}`
