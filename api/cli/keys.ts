import { existsSync } from 'node:fs'
import { makeKeyFile } from '../adapters/keys.node.ts'
import { CannotStart } from '../kernel/cannot-start.ts'
import type { Command } from './command.ts'
import { textOf } from './command.ts'

/** Makes the key file of a new server. Who loses it loses every ID and card number in the database. */
export const keys: Command = {
  usage: 'keys --out FILE',
  options: { out: { type: 'string' } },
  needs: ['out'],
  async run(terminal, values) {
    const out = textOf(values, 'out')
    if (existsSync(out)) throw new CannotStart(`${out} exists already; a key file is never overwritten.`)
    terminal.out(`${out} holds the key ${makeKeyFile(out).current}; keep a copy where no back-up is\n`)
    return 0
  },
}
