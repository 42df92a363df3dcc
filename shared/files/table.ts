import type { Column } from './column.ts'
import type { Problem } from './problem.ts'
import type { ReasonCode, ReasonParams } from './reasons.ts'
import type { References } from './references.ts'

/** The columns of a table by the names that its fields have in code. */
export type Columns = Readonly<Record<string, Column<unknown>>>

/** What the cells of a row give, by field. */
export type Fields<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never
}

/**
 * A row that stands. `line` is where it begins in the file. `content` is the same text for the same fact, however
 * the file was written, so that an import can tell what is new, changed and withdrawn; in roster and staff it holds
 * private numbers, and must be sealed or hashed with a key before it is kept.
 */
export type Row<F> = F & { readonly line: number; readonly content: string }
export type RowOf<T> = T extends Table<infer _C, infer F> ? Row<F> : never

/** Another table that must be readable before this one can be checked. */
export type Need = 'season.json' | 'roster.csv' | 'accounts.csv'

export interface Table<C extends Columns, F> {
  readonly file: string
  readonly needs: readonly Need[]
  /** A need that only a file without this column has. */
  readonly needsWithout?: { readonly header: string; readonly file: Need }
  readonly columns: C
  /** Headers of which the file must have at least one. */
  readonly either?: readonly string[]
  /** The fields that no two rows may share; tables without a key may repeat a row, each being a fact. */
  readonly key?: readonly (keyof C & string)[]
  /** Checks what no cell can know by itself, and gives the fields of the row; undefined where it refused them. */
  readonly finish: (fields: Fields<C>, refs: References, report: Report<C>) => F | undefined
}

/** What a check finds in one of the row's columns: refused, the row is left out; remarked upon, it stands. */
export interface Report<C extends Columns> {
  readonly refuse: <K extends ReasonCode>(column: keyof C & string, code: K, params: ReasonParams[K]) => void
  readonly remark: <K extends ReasonCode>(column: keyof C & string, code: K, params: ReasonParams[K]) => void
}

/** What a file gave: the rows that stand, and all that is to be said about it. */
export interface Outcome<R> {
  readonly rows: R[]
  /** What could be read of the rows that were refused, for tables that refer to them. */
  readonly refused: Readonly<Record<string, unknown>>[]
  readonly problems: Problem[]
  readonly warnings: Problem[]
}

/** A table whose rows need no check beyond their cells. */
export function table<C extends Columns>(parts: Omit<Table<C, Fields<C>>, 'finish'>): Table<C, Fields<C>> {
  return { ...parts, finish: (fields) => fields }
}

/** A table with a check over the cells of a row. */
export function checkedTable<C extends Columns, F>(parts: Table<C, F>): Table<C, F> {
  return parts
}
