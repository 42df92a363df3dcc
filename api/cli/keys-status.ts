import type { KeyStatus } from '../keys/status.ts'
import type { Command } from './command.ts'
import { neededKeys, ringOf } from './keys-ring.ts'

/** How many rows are sealed under which key. */
export const keysStatus: Command = {
  usage: 'keys status --db FILE | --url LIBSQL_URL [--key-file FILE]',
  options: { db: { type: 'string' }, url: { type: 'string' }, 'key-file': { type: 'string' } },
  needs: [],
  async run(terminal, values) {
    const status = await neededKeys(terminal, values, ringOf(terminal, values))
    if (status.at !== undefined) terminal.say('A server holds the database; this is what it said last.')
    for (const kid of new Set([...status.ids, ...Object.keys(status.rows), ...status.retired]))
      terminal.out(`${kid}  ${wordOf(kid, status)}  ${rowsOf(kid, status)}\n`)
    return 0
  },
}

const wordOf = (kid: string, { current, retired }: KeyStatus) =>
  kid === current ? 'current' : retired.includes(kid) ? 'retired' : 'old    '

const rowsOf = (kid: string, { rows }: KeyStatus) =>
  Object.entries(rows[kid] ?? {})
    .map(([table, n]) => `${table} ${n}`)
    .join(', ') || 'nothing is sealed under it'
