import { restore as putBack } from '../adapters/restore.node.ts'
import { keyFileBeside, readKeyFile } from '../adapters/keys.node.ts'
import type { Command } from './command.ts'
import { textOf } from './command.ts'

/** A back-up becomes the database, once it is known to be whole and of this key file. */
export const restore: Command = {
  usage: 'restore --from FILE --db FILE',
  options: { from: { type: 'string' }, db: { type: 'string' } },
  needs: ['from', 'db'],
  async run(terminal, values) {
    const file = textOf(values, 'db')
    const keyFile = terminal.keyFile
      ? readKeyFile(terminal.keyFile, terminal.say)
      : keyFileBeside(file, terminal.say)
    const { head, before } = await putBack(textOf(values, 'from'), file, keyFile)
    terminal.out(`${file} is restored; its log verifies up to ${head.seq}:${head.h}\n`)
    if (before) terminal.out(`What stood there before is ${before}\n`)
    return 0
  },
}
