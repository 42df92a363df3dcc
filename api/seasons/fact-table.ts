import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Tables } from '../../shared/files/tables.ts'

export interface BroughtRow {
  line: number
  /** The whole row as text. */
  content: string
  date?: string
  values: Record<string, unknown>
}

export interface FactTableOf {
  name: keyof Tables & string
  table: SQLiteTable
  /** Undated tables are replaced whole; dated ones for the dates that the file covers. */
  dated: boolean
  /** The fields that say what a row is about, the widest first. */
  subject: readonly string[]
  /** There is one row of a subject, on whatever date: a row of the file takes the place of the one before. */
  keyed?: true
  /** People enter such facts in the program too, and rule on them (api/rulings): an import undoes neither. */
  ruled?: true
  rows: (tables: Tables, idOf: (number: string) => string) => BroughtRow[] | undefined
}

/**
 * What a row is about: two rows with one subject are a change of the same thing. Of a row with errors
 * as much as could be read, which then stands for everything that begins so.
 */
export function subjectOf({ subject }: Pick<FactTableOf, 'subject'>, fields: object): string {
  const values = subject.map((name) => (fields as Record<string, unknown>)[name])
  const end = values.findIndex((value) => value === undefined || value === null)
  return (end < 0 ? values : values.slice(0, end)).join(' ')
}
