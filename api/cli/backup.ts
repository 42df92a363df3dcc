import { backUp } from '../adapters/backup.node.ts'
import { allCheckpoints } from '../kernel/checkpoint.ts'
import { publicKeysOf } from '../kernel/seal.ts'
import type { Command } from './command.ts'
import { textOf } from './command.ts'
import { withDatabase } from './open.ts'

/** A checked copy of the database; the key file is not in it and belongs elsewhere. */
export const backup: Command = {
  usage: 'backup --db FILE --out FILE',
  options: { db: { type: 'string' }, out: { type: 'string' } },
  needs: ['db', 'out'],
  run: (terminal, values) =>
    withDatabase(terminal, textOf(values, 'db'), {}, async (ctx) => {
      const { checkpoints } = await ctx.db.read({ checkpoints: allCheckpoints(ctx) })
      const out = textOf(values, 'out')
      const { head } = await backUp(ctx.db, out, { checkpoints, publicKeys: publicKeysOf(ctx.keys) })
      terminal.out(`${out} is whole; its log verifies up to ${head.seq}:${head.h}\n`)
      return 0
    }),
}
