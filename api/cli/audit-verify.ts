import { readCheckpointFiles } from '../adapters/checkpoint-files.node.ts'
import { verifyLog } from '../server/verify-log.ts'
import type { Command } from './command.ts'
import { textOf } from './command.ts'
import { withDatabase } from './open.ts'

/** Verifies the whole log; a failure freezes payouts, `--unfreeze` ends that once everything holds again. */
export const auditVerify: Command = {
  usage: 'audit verify --db FILE [--checkpoints DIR] [--unfreeze]',
  options: { db: { type: 'string' }, checkpoints: { type: 'string' }, unfreeze: { type: 'boolean' } },
  needs: ['db'],
  run: (terminal, values) =>
    withDatabase(terminal, textOf(values, 'db'), {}, async (ctx) => {
      const outside = values['checkpoints'] ? readCheckpointFiles(textOf(values, 'checkpoints')) : []
      const found = await verifyLog(ctx, { outside, unfreeze: values['unfreeze'] === true })
      if (!found.ok) {
        terminal.say(`audit: ${found.flaw} at ${found.seq}; payouts are frozen`)
        return 1
      }
      terminal.out(
        `${found.checked} links verified up to ${found.head.seq}:${found.head.h}, ` +
          `${found.checkpoints} checkpoints hold, ${found.unsealed} events not sealed yet` +
          `${found.frozen ? '; payouts are still frozen, --unfreeze lets them go on' : ''}\n`,
      )
      return 0
    }),
}
