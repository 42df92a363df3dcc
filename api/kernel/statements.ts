/**
 * Statements, as drizzle builds them. The builder has no connection: only `db.read` and `db.write` send, and
 * whoever awaits a statement by mistake gets an error.
 */
import type { Client } from '@libsql/client'
import { is, Param, Placeholder, sql } from 'drizzle-orm'
import { LibSQLDatabase } from 'drizzle-orm/libsql/driver-core'
import { LibSQLSession } from 'drizzle-orm/libsql/session'
import type { PreparedQuery } from 'drizzle-orm/session'
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

type NoSchema = Record<string, never>
type Values = Record<string, unknown>
const dialect = new SQLiteAsyncDialect({ casing: 'snake_case' })
const nowhere = new LibSQLSession<NoSchema, NoSchema>({} as Client, dialect, undefined, {}, undefined)
export const builder = new LibSQLDatabase('async', dialect, nowhere, undefined)
export type Builder = typeof builder

/** A context, to whatever only builds statements. */
export interface Builds {
  db: { query: Builder }
}

/** Where a value will stand. */
export type Value<Name extends string> = (name: Name) => Placeholder

/** Text, parameters and how rows are read; every statement of drizzle can say it, though some types keep it back. */
// oxlint-disable-next-line no-underscore-dangle -- drizzle's own name
export const preparedOf = (statement: unknown) => (statement as { _prepare(): PreparedQuery })._prepare()

/**
 * Statements whose text is made once, when they are first asked for, since making it costs more than what SQLite then
 * does. `build` leaves places for the values, and each request brings them.
 */
export function prepared<Name extends string, Q extends Record<string, unknown>>(
  build: (ctx: Builds, value: Value<Name>) => Q,
): (values: Record<Name, unknown>) => Q {
  let made: [string, ReturnType<typeof bindable>][] | undefined
  return (values) => {
    made ??= Object.entries(build({ db: { query: builder } }, sql.placeholder)).map(([name, statement]) => [
      name,
      bindable(statement),
    ])
    return Object.fromEntries(made.map(([name, bind]) => [name, bind(values)])) as Q
  }
}

/**
 * An insert of one row whose text is made once: the columns that are named, each given with every row. What is not named must
 * have no default that drizzle makes, as that would be made once as well.
 */
export function inserting<T extends SQLiteTable, Name extends string & keyof T['$inferInsert']>(
  table: T,
  names: readonly Name[],
) {
  const insert = prepared(({ db }, value: Value<Name>) => ({
    row: db.query
      .insert(table)
      .values(Object.fromEntries(names.map((name) => [name, value(name)])) as T['$inferInsert']),
  }))
  return (row: { [K in Name]-?: Exclude<T['$inferInsert'][K], undefined> }) => insert(row).row
}

function bindable(statement: unknown) {
  const once = preparedOf(statement)
  const { sql: text, params } = once.getQuery()
  const fills = params.map(fillOf)
  const mapResult = (result: unknown) => once.mapResult(result, true)
  return (values: Values) => {
    const toSQL = () => ({ sql: text, params: fills.map((fill) => fill(values)) })
    return { toSQL, _prepare: () => ({ getQuery: toSQL, mapResult }) }
  }
}

/** What stands at one place, looked at once: drizzle would ask each time again what each parameter is. */
function fillOf(param: unknown): (values: Values) => unknown {
  if (is(param, Placeholder)) return (values) => values[param.name]
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { name } = param.value
    return (values) => param.encoder.mapToDriverValue(values[name])
  }
  return () => param
}
