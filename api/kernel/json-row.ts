/**
 * A read that brings all it needs as one row of JSON, for the paths that every student takes at the same
 * minute: a statement costs the server several times what its rows cost. Elsewhere drizzle's selects read better.
 * Every subselect stands in `json()`: SQLite forgets that a text is JSON when it sorts or limits.
 */
import type { SQL } from 'drizzle-orm'
import type { Read } from './db.ts'
import type { Builds } from './statements.ts'

/** One column, one row. */
export type JsonRow<T> = { json: string; shape?: T }[]

/** `statement` selects one JSON text named `json`. */
export const jsonRow = <T>({ db }: Builds, statement: SQL) =>
  db.query.all(statement) as unknown as Read<JsonRow<T>>

export const fromJsonRow = <T>([row]: JsonRow<T>): T => JSON.parse(row!.json) as T

/** For a JSON text that is nearly always the same: parsed when it is not that of before. Nobody changes what it gives. */
export function parsedOnce<T>(): (text: string) => T {
  let last: { text: string; value: T } | undefined
  return (text) => (last?.text === text ? last : (last = { text, value: JSON.parse(text) as T })).value
}
