/**
 * What somebody with the file and without the keys can do to the log. Each change says from which
 * number on the log is wrong; `forgedHash` recomputes links, because the chain has no secret.
 */
import Database from 'libsql'
import { linkHash } from '../../shared/audit/chain.ts'

export interface Log {
  events: number
  /** Numbers at which a checkpoint was made; the last is the head. */
  checkpoints: number[]
}

/** A random whole number from 1 to `most`. */
export type Dice = (most: number) => number
type Sql = InstanceType<typeof Database>
/** Makes the change and gives the lowest and highest number that a report may name. */
export type Mutation = (sql: Sql, log: Log, dice: Dice) => [from: number, to: number]

const eventColumns = ['id', 'at', 'actor_id', 'action', 'target', 'bytes'] as const
const linkColumns = ['event_id', 'prev', 'h'] as const

const editByte: Mutation = (sql, { events }, dice) => {
  const n = dice(events)
  const inEvent = dice(2) === 1
  const column = inEvent ? eventColumns[dice(6) - 1]! : linkColumns[dice(3) - 1]!
  const [table, key] = inEvent ? ['audit_event', 'n'] : ['audit_link', 'seq']
  const { value } = sql.prepare(`select ${column} value from ${table} where ${key} = ?`).get(n) as {
    value: string
  }
  const text = String(value)
  const at = dice(text.length) - 1
  const other = text[at] === '7' ? '8' : '7'
  const edited = text.slice(0, at) + other + text.slice(at + 1)
  sql.prepare(`update ${table} set ${column} = ? where ${key} = ?`).run(edited, n)
  return [n, n]
}

const deleteRow: Mutation = (sql, { events }, dice) => {
  const n = dice(events)
  const which = dice(3)
  if (which !== 1) sql.prepare('delete from audit_event where n = ?').run(n)
  if (which !== 2) sql.prepare('delete from audit_link where seq = ?').run(n)
  // With both gone the first trace is the link behind, or the checkpoint on the head.
  return [n, which === 3 ? Math.min(n + 1, events) : n]
}

const insertRow: Mutation = (sql, { events }, dice) => {
  const n = dice(events)
  const bytes = JSON.stringify({ action: 'a', actor: 'x', at: 1, id: 'forged', target: 't' })
  if (dice(2) === 1) {
    // Squeezed in before the first event, where no number is taken.
    insertEvent(sql, 0, bytes)
    return [0, 0]
  }
  for (const [table, key] of [
    ['audit_event', 'n'],
    ['audit_link', 'seq'],
  ] as const) {
    sql.prepare(`update ${table} set ${key} = -${key} - 1 where ${key} >= ?`).run(n)
    sql.prepare(`update ${table} set ${key} = -${key} where ${key} < 0`).run()
  }
  insertEvent(sql, n, bytes)
  const prev = hashAt(sql, n - 1)
  insertLink(sql, n, 'forged', prev, linkHash(n, prev, bytes))
  return [n, n + 1]
}

const swapTwo: Mutation = (sql, { events }, dice) => {
  const a = dice(events)
  const b = (a % events) + 1
  const [low, high] = [Math.min(a, b), Math.max(a, b)]
  const columns = eventColumns.join(', ')
  sql.exec(`create temp table kept as select * from audit_event where n = ${low}`)
  sql.exec(
    `update audit_event set (${columns}) = (select ${columns} from audit_event where n = ${high}) where n = ${low}`,
  )
  sql.exec(`update audit_event set (${columns}) = (select ${columns} from kept) where n = ${high}`)
  return [low, low]
}

const duplicate: Mutation = (sql, { events }, dice) => {
  const n = dice(events)
  const columns = eventColumns.join(', ')
  sql.prepare(`insert into audit_event (${columns}) select ${columns} from audit_event where n = ?`).run(n)
  return [events + 1, events + 1]
}

const truncateTail: Mutation = (sql, { events, checkpoints }, dice) => {
  const left = dice(events) - 1
  sql.prepare('delete from audit_event where n > ?').run(left)
  sql.prepare('delete from audit_link where seq > ?').run(left)
  sql.prepare('delete from audit_checkpoint where seq > ?').run(left)
  const next = checkpoints.find((seq) => seq > left)!
  return [next, next]
}

const rewriteAll: Mutation = (sql, { events, checkpoints }, dice) => {
  const n = dice(events)
  const { bytes } = sql.prepare('select bytes from audit_event where n = ?').get(n) as { bytes: string }
  const said = { ...(JSON.parse(bytes) as object), target: 'somebody else' }
  sql
    .prepare('update audit_event set bytes = ?, target = ? where n = ?')
    .run(JSON.stringify(said), said.target, n)
  let prev = hashAt(sql, n - 1)
  const rows = sql.prepare('select n, bytes from audit_event where n >= ? order by n').all(n) as {
    n: number
    bytes: string
  }[]
  const set = sql.prepare('update audit_link set prev = ?, h = ? where seq = ?')
  for (const row of rows) {
    const h = linkHash(row.n, prev, row.bytes)
    set.run(prev, h, row.n)
    prev = h
  }
  sql.exec('delete from audit_checkpoint')
  const next = checkpoints.find((seq) => seq >= n)!
  return [next, next]
}

export const mutations: Record<string, Mutation> = {
  'edit a byte': editByte,
  'delete a row': deleteRow,
  'insert a row': insertRow,
  'swap two': swapTwo,
  duplicate,
  'truncate the tail': truncateTail,
  'replace the whole chain': rewriteAll,
}

/** Opens the raw file and takes away what holds honest programs back: triggers and unique indexes. */
export function tamper(file: string, mutate: (sql: Sql) => [number, number]): [number, number] {
  const sql = new Database(file)
  const loose = sql
    .prepare(
      "select type, name from sqlite_master where (type = 'trigger' or type = 'index') and tbl_name like 'audit%' and sql is not null",
    )
    .all() as { type: string; name: string }[]
  for (const { type, name } of loose) sql.exec(`drop ${type} "${name}"`)
  sql.exec('begin')
  const found = mutate(sql)
  sql.exec('commit')
  sql.close()
  return found
}

const insertEvent = (sql: Sql, n: number, bytes: string) =>
  sql
    .prepare(
      "insert into audit_event (n, id, at, actor_id, action, target, bytes) values (?, 'forged', 1, 'x', 'a', 't', ?)",
    )
    .run(n, bytes)

const insertLink = (sql: Sql, ...values: [number, string, string, string]) =>
  sql.prepare('insert into audit_link (seq, event_id, prev, h) values (?, ?, ?, ?)').run(...values)

const hashAt = (sql: Sql, n: number): string =>
  n === 0 ? '0'.repeat(64) : (sql.prepare('select h from audit_link where seq = ?').get(n) as { h: string }).h
