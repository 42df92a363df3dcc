/**
 * The one connection of the embedded file, with statements that are prepared once. libSQL's client prepares each
 * statement each time that it is sent, which cost a check-in a third of what the database did for it. The
 * client is libSQL's own; only what its connection answers to `prepare` is kept.
 */
import { ConnectionPool } from '@libsql/client/sqlite3'
import type Database from 'libsql'

type Connection = Database.Database
type Statement = Database.Statement

/** Of statements whose text comes again; those with a row for each of many people do not. */
const [mostKept, longest] = [500, 8_000]
/** What may be kept; anything else may change the schema, after which nothing that is kept is used. */
const again = /^\s*(select|with|insert|update|delete|begin|commit)\b/i

export class PreparedPool extends ConnectionPool {
  #kept = new Map<string, Prepared>()

  override acquireSync(forTransaction?: boolean): Connection {
    const connection = super.acquireSync(forTransaction)
    if (!Object.hasOwn(connection, 'prepare')) {
      const prepare = connection.prepare.bind(connection)
      const value = (text: string) => this.#prepared(text, prepare)
      Object.defineProperty(connection, 'prepare', { value })
    }
    return connection
  }

  /** After a batch that was refused, nothing of it is used again: a statement may have stopped half-way. */
  override release(connection: Connection): void {
    if (!connection.open || connection.inTransaction) this.#kept.clear()
    super.release(connection)
  }

  /** The file is let go once the statements are. */
  override close(): void {
    this.#kept.clear()
    super.close()
  }

  #prepared(text: string, prepare: (text: string) => Statement): Prepared | Statement {
    const known = this.#kept.get(text)
    if (known) return known
    const made = prepare(text)
    if (!again.test(text)) this.#kept.clear()
    if (text.length > longest || !again.test(text)) return made
    if (this.#kept.size >= mostKept) this.#kept.delete(this.#kept.keys().next().value!)
    const kept = new Prepared(made)
    this.#kept.set(text, kept)
    return kept
  }
}

/** What libSQL's client asks of a statement; what does not change between two runs is asked of SQLite once. */
class Prepared {
  #statement: Statement
  #reads: boolean
  #columns: Database.ColumnDefinition[] | undefined

  constructor(statement: Statement) {
    this.#statement = statement
    statement.safeIntegers(true)
    this.#reads = statement.reader
    if (this.#reads) statement.raw(true)
  }

  safeIntegers() {
    return this
  }

  /** The client finds out by this throwing that a statement gives no rows. */
  raw() {
    if (!this.#reads) throw givesNoRows
    return this
  }

  columns() {
    return (this.#columns ??= this.#statement.columns())
  }

  all(args: unknown) {
    return this.#statement.all(args)
  }

  run(args: unknown) {
    return this.#statement.run(args)
  }
}

const givesNoRows = new Error('This statement gives no rows')
