import { replaceKeyFile, rotated, withNext } from '../adapters/keys.node.ts'
import type { Command } from './command.ts'
import { ringOf } from './keys-ring.ts'

/**
 * Adds a new root key to the file, which seals from then on. A running server takes it up by itself within seconds
 * and seals anew whatever is sealed under the old one. `--later` only adds it, for servers that share a secret.
 */
export const keysRotate: Command = {
  usage: 'keys rotate [--later] [--key-file FILE]      (else DAOGANG_KEY_FILE)',
  options: { later: { type: 'boolean' }, 'key-file': { type: 'string' } },
  needs: [],
  async run(terminal, values) {
    const { path, file } = ringOf(terminal, values)
    const next = values['later'] ? withNext(file) : rotated(file)
    replaceKeyFile(path, next)
    if (values['later']) {
      const kid = Object.keys(next.keys).at(-1)
      terminal.out(`${path} has ${kid} as well; once every server has, \`keys rotate\` seals with it\n`)
      return 0
    }
    terminal.out(
      `${path} seals with ${next.current} now; keep a copy where no back-up is. ` +
        `Once \`keys status\` shows nothing under ${file.current}: \`keys retire ${file.current}\`\n`,
    )
    return 0
  },
}
