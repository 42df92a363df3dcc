/**
 * Group commit: batches that wait at the same moment share one transaction, and so one sync of the
 * disk. Each is still all or nothing by itself: if anything in the group is refused, the group is
 * undone as a whole and its batches are sent one by one. Nobody is answered before the commit.
 */
import type { InStatement, ResultSet } from '@libsql/client'
import type { Send } from '../kernel/db.ts'

interface Waiting {
  statements: InStatement[]
  resolve: (results: ResultSet[]) => void
  reject: (error: unknown) => void
}

const mostStatements = 400

/** Gives a `send` that gathers what is sent until the event loop comes round. */
export function groupCommit(send: Send): Send {
  let waiting: Waiting[] = []
  let busy = false

  async function flush() {
    busy = true
    while (waiting.length) await commitGroup(take(), send)
    busy = false
  }

  /** As many as fit, at least one. */
  function take(): Waiting[] {
    let count = 0
    const end = waiting.findIndex(
      ({ statements }, i) => (count += statements.length) > mostStatements && i > 0,
    )
    const group = end < 0 ? waiting : waiting.slice(0, end)
    waiting = end < 0 ? [] : waiting.slice(end)
    return group
  }

  return (statements) =>
    new Promise((resolve, reject) => {
      waiting.push({ statements, resolve, reject })
      if (!busy && waiting.length === 1) setImmediate(() => void flush())
    })
}

async function commitGroup(group: Waiting[], send: Send) {
  if (group.length === 1) return commitOne(group[0]!, send)
  try {
    const results = await send(group.flatMap(({ statements }) => statements))
    let from = 0
    for (const { statements, resolve } of group) resolve(results.slice(from, (from += statements.length)))
  } catch {
    for (const each of group) await commitOne(each, send)
  }
}

async function commitOne({ statements, resolve, reject }: Waiting, send: Send) {
  try {
    resolve(await send(statements))
  } catch (error) {
    reject(error)
  }
}
