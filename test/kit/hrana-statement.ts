/** Statements, batches and values of the Hrana protocol on an embedded connection. */
import type Database from 'libsql'

export type Sql = InstanceType<typeof Database>

type Value =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string }

export interface Statement {
  sql?: string
  sql_id?: number
  args?: Value[]
  named_args?: { name: string; value: Value }[]
}

type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
  | { type: 'is_autocommit' }

export interface Batch {
  steps: { condition?: Condition | null; stmt: Statement }[]
}

export function runStatement(
  sql: Sql,
  { sql: text, sql_id, args = [], named_args = [] }: Statement,
  stored: Map<number, string>,
) {
  const prepared = sql.prepare(text ?? stored.get(sql_id ?? -1) ?? '')
  prepared.safeIntegers(true)
  const given = named_args.length
    ? Object.fromEntries(named_args.map(({ name, value }) => [name.replace(/^[:@$]/, ''), toSql(value)]))
    : args.map(toSql)
  if (!givesRows(prepared)) {
    const { changes, lastInsertRowid } = prepared.run(given)
    return result([], [], changes, String(lastInsertRowid))
  }
  const columns = prepared.columns().map(({ name, type }) => ({ name, decltype: type }))
  const rows = prepared.all(given) as unknown[][]
  return result(
    columns,
    rows.map((row) => row.map(fromSql)),
    0,
    null,
  )
}

const result = (cols: object[], rows: object[], changes: number, rowid: string | null) => ({
  cols,
  rows,
  affected_row_count: changes,
  last_insert_rowid: rowid,
})

/** Steps whose condition does not hold are left out, as null in both lists. */
export function runBatch(sql: Sql, { steps }: Batch, stored: Map<number, string>) {
  const results: (object | null)[] = []
  const errors: (object | null)[] = []
  for (const { condition, stmt } of steps) {
    let [done, failed]: (object | null)[] = [null, null]
    if (!condition || holds(condition))
      try {
        done = runStatement(sql, stmt, stored)
      } catch (error) {
        failed = hranaError(error)
      }
    results.push(done ?? null)
    errors.push(failed ?? null)
  }
  function holds(condition: Condition): boolean {
    if (condition.type === 'ok') return results[condition.step] != null
    if (condition.type === 'error') return errors[condition.step] != null
    if (condition.type === 'not') return !holds(condition.cond)
    if (condition.type === 'and') return condition.conds.every(holds)
    if (condition.type === 'or') return condition.conds.some(holds)
    return !sql.inTransaction
  }
  return { step_results: results, step_errors: errors }
}

/** As sqld says it: the primary code, and SQLite's sentence behind "SQLite error: ". */
export function hranaError(error: unknown) {
  const { code, message } = error as { code?: string; message: string }
  if (!code?.startsWith('SQLITE_')) return { message, code: 'SQL_PARSE_ERROR' }
  return { message: `SQLite error: ${message}`, code: code.split('_').slice(0, 2).join('_') }
}

function givesRows(prepared: ReturnType<Sql['prepare']>): boolean {
  try {
    prepared.raw(true)
    return true
  } catch {
    return false
  }
}

function toSql(value: Value) {
  if (value.type === 'null') return null
  if (value.type === 'integer') return BigInt(value.value)
  if (value.type === 'blob') return Buffer.from(value.base64, 'base64')
  return value.value
}

function fromSql(value: unknown): Value {
  if (value === null || value === undefined) return { type: 'null' }
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) }
  if (typeof value === 'number') return { type: 'float', value }
  if (typeof value === 'string') return { type: 'text', value }
  return { type: 'blob', base64: Buffer.from(value as Uint8Array).toString('base64') }
}
