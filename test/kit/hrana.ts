/**
 * A small honest server of the Hrana protocol over HTTP (v2 and v3, JSON), which libSQL's web client
 * speaks: real SQLite behind it, streams that live on by baton, batches with conditions, and errors
 * with SQLite's codes in the words of sqld. Each first part of a path is a database of its own.
 */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Database from 'libsql'
import { hranaError, runBatch, runStatement } from './hrana-statement.ts'
import type { Batch, Sql, Statement } from './hrana-statement.ts'

type StreamRequest =
  | { type: 'close' | 'get_autocommit' }
  | { type: 'execute'; stmt: Statement }
  | { type: 'batch'; batch: Batch }
  | { type: 'sequence' | 'describe'; sql?: string; sql_id?: number }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }

interface Stream {
  name: string
  sql: Sql
  stored: Map<number, string>
  closed: boolean
}

interface Options {
  /** The file of the database that a path names. */
  fileOf(name: string): string
  /** Where nothing has to outlive a power cut, no write waits for the disk. */
  hasty?: boolean
  /** What else the server answers: the test's own errands. */
  errand?: (request: IncomingMessage) => Promise<Answer | undefined>
}

export interface Answer {
  status: number
  headers?: Record<string, string>
  body: string | Uint8Array
}

export async function startHrana({ fileOf, errand, hasty = false }: Options) {
  const streams = new Map<string, Stream>()
  const idle = new Map<string, Sql[]>()

  function open(name: string, baton: string | null): Stream {
    const going = baton ? streams.get(baton) : undefined
    if (baton) streams.delete(baton)
    if (baton && !going) throw new Error('the stream has expired')
    return (
      going ?? {
        name,
        sql: idle.get(name)?.pop() ?? connect(fileOf(name), hasty),
        stored: new Map(),
        closed: false,
      }
    )
  }

  function pipeline(name: string, body: { baton?: string | null; requests: StreamRequest[] }) {
    const stream = open(name, body.baton ?? null)
    const results = body.requests.map((request) => {
      try {
        return { type: 'ok', response: { type: request.type, ...respond(stream, request) } }
      } catch (error) {
        return { type: 'error', error: hranaError(error) }
      }
    })
    if (!stream.closed) {
      const baton = randomUUID()
      streams.set(baton, stream)
      return { baton, base_url: null, results }
    }
    if (stream.sql.inTransaction) stream.sql.exec('rollback')
    idle.set(name, [...(idle.get(name) ?? []), stream.sql])
    return { baton: null, base_url: null, results }
  }

  const server = createServer((request, response) => {
    void answer(request).then(({ status, headers, body }) => {
      response.writeHead(status, headers ?? { 'Content-Type': 'application/json' })
      return response.end(body)
    })
  })

  async function answer(request: IncomingMessage): Promise<Answer> {
    const [, name = '', version, verb] = (request.url ?? '').split('/')
    const told = await errand?.(request)
    if (told !== undefined) return told
    if (verb === undefined && /^v[23]$/.test(version ?? '')) return { status: 200, body: '' }
    if (request.method !== 'POST' || verb !== 'pipeline') return { status: 404, body: '{}' }
    const asked = await bodyOf(request)
    try {
      return { status: 200, body: JSON.stringify(pipeline(name, JSON.parse(asked.toString()))) }
    } catch (error) {
      return { status: 400, body: JSON.stringify({ message: String(error) }) }
    }
  }

  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Runs a statement where the tests' own run, past their protocol. */
    exec(name: string, text: string) {
      const { sql } = open(name, null)
      sql.exec(text)
      idle.set(name, [...(idle.get(name) ?? []), sql])
    },
    /** Lets go of the file of a database that nobody will ask for again. */
    forget(name: string) {
      for (const sql of idle.get(name) ?? []) sql.close()
      idle.delete(name)
    },
    close() {
      server.close()
      server.closeAllConnections()
      for (const { sql } of streams.values()) sql.close()
      for (const sql of [...idle.values()].flat()) sql.close()
    },
  }
}

function connect(file: string, hasty: boolean): Sql {
  const sql = new Database(file, { timeout: 2_000 })
  sql.exec('pragma journal_mode=wal')
  sql.exec('pragma foreign_keys=on')
  if (hasty) sql.exec('pragma synchronous=off')
  return sql
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function respond(stream: Stream, request: StreamRequest): object {
  const { sql, stored } = stream
  switch (request.type) {
    case 'close':
      stream.closed = true
      return {}
    case 'execute':
      return { result: runStatement(sql, request.stmt, stored) }
    case 'batch':
      return { result: runBatch(sql, request.batch, stored) }
    case 'sequence':
      sql.exec(request.sql ?? stored.get(request.sql_id ?? 0) ?? '')
      return {}
    case 'store_sql':
      stored.set(request.sql_id, request.sql)
      return {}
    case 'close_sql':
      stored.delete(request.sql_id)
      return {}
    case 'get_autocommit':
      return { is_autocommit: !sql.inTransaction }
    default:
      throw new Error(`this server does not know ${request.type}`)
  }
}
