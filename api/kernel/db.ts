/**
 * The database, as every use-case sees it: drizzle builds statements, `read` sends one batch of
 * selects, `write` sends one atomic batch. There is no other way in, because libSQL's local client
 * loses acknowledged writes after a BUSY (libsql-client-ts #352): interactive transactions are
 * never opened, and an error that may mean a poisoned connection ends the process.
 */
import type { Client, InStatement, ResultSet } from '@libsql/client'
import { Fault } from './fault.ts'
import { builder, preparedOf } from './statements.ts'
import type { Builder } from './statements.ts'

/** Sends one atomic batch. */
export type Send = (statements: InStatement[]) => Promise<ResultSet[]>

export type Query = { toSQL(): { sql: string; params: unknown[] } }
export type Write = Query | { sql: string; args: unknown[] }
/** A drizzle select, awaited only by `read`. */
export type Read<T = unknown> = PromiseLike<T> & Query
export type Rows<Q extends Record<string, Read>> = { [K in keyof Q]: Awaited<Q[K]> }

export interface Database {
  /** Builds statements. Never awaited: only `read` and `write` send. */
  query: Builder
  read<Q extends Record<string, Read>>(queries: Q): Promise<Rows<Q>>
  write(statements: readonly Write[]): Promise<ResultSet[]>
  client: Client
}

/** Another process holds the file, or the disk or the file is not to be trusted: stop at once. */
const fatal = /^SQLITE_(BUSY|IOERR|CORRUPT|NOTADB|LOCKED)/
const taken = /^SQLITE_CONSTRAINT/

/**
 * Wraps a client. `onFatal` is called once, before the caller sees its 503; on Node it ends the
 * process with code 75 so that the supervisor starts a clean one. `gather` may let batches share a commit.
 */
export function openDatabase(
  client: Client,
  onFatal: (code: string) => void = () => {},
  gather: (send: Send) => Send = (send) => send,
): Database {
  let poisoned = false
  const guarded = async <T>(send: () => Promise<T>): Promise<T> => {
    if (poisoned) throw new Fault('unavailable')
    try {
      return await send()
    } catch (error) {
      const code = sqliteCode(error)
      if (fatal.test(code) && !poisoned) {
        poisoned = true
        onFatal(code)
      }
      if (fatal.test(code)) throw new Fault('unavailable', { code })
      if (code.startsWith('SQLITE_FULL')) throw new Fault('storage-full')
      throw error
    }
  }
  const write = gather((statements) => guarded(() => client.batch(statements, 'write')))
  return {
    client,
    query: builder,
    async read(queries) {
      const asked = Object.entries(queries).map(([name, query]) => ({ name, query: preparedOf(query) }))
      const batch = asked.map(({ query }) => argsOf(query.getQuery()))
      const results = batch.length ? await guarded(() => client.batch(batch)) : []
      return Object.fromEntries(
        asked.map(({ name, query }, i) => [name, query.mapResult(results[i], true)]),
      ) as never
    },
    write: (statements) => write(statements.map(statementOf)),
  }
}

export function statementOf(write: Write): InStatement {
  return 'toSQL' in write ? argsOf(write.toSQL()) : (write as InStatement)
}

const argsOf = ({ sql, params }: { sql: string; params: unknown[] }) => ({ sql, args: params }) as InStatement

/** SQLite's code of an error, wherever drizzle or the HTTP client has put it; '' if it is none. */
export function sqliteCode(error: unknown): string {
  for (let e = error as { code?: unknown; cause?: unknown } | undefined; e; e = e.cause as never)
    if (typeof e.code === 'string' && e.code.startsWith('SQLITE')) return e.code
  return ''
}

/** True when a guard, a unique index or a foreign key refused the batch. */
export const refusedByConstraint = (error: unknown) => taken.test(sqliteCode(error))
