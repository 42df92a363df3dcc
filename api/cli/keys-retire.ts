import { replaceKeyFile } from '../adapters/keys.node.ts'
import { CannotStart } from '../kernel/cannot-start.ts'
import type { Command } from './command.ts'
import { neededKeys, ringOf } from './keys-ring.ts'

/**
 * Takes an old root key out of the file, only once nothing is sealed under it: without it such a row could never
 * be opened again. A server refuses a file that lacks a key it needs, so this cannot go wrong by a race.
 */
export const keysRetire: Command = {
  usage: 'keys retire KID --db FILE | --url LIBSQL_URL [--key-file FILE]',
  options: { db: { type: 'string' }, url: { type: 'string' }, 'key-file': { type: 'string' } },
  needs: [],
  positionals: 1,
  async run(terminal, values, [kid = '']) {
    const { path, file } = ringOf(terminal, values)
    const { [kid]: gone, ...keys } = file.keys
    if (!gone) throw new CannotStart(`${path} has no key ${kid}.`)
    if (kid === file.current) throw new CannotStart(`${kid} is the current key; \`keys rotate\` first.`)
    const { current, rows } = await neededKeys(terminal, values, { path, file })
    if (current !== file.current)
      throw new CannotStart(`The server has not taken up ${file.current} yet; wait a few seconds.`)
    if (rows[kid])
      throw new CannotStart(`${kid} still seals ${Object.keys(rows[kid]).join(', ')}; see \`keys status\`.`)
    replaceKeyFile(path, { ...file, keys })
    terminal.out(`${path} no longer has ${kid}. Its copies may go when the back-ups of its time have.\n`)
    return 0
  },
}
