import { decideRole } from '../roles/decide.ts'
import type { Command } from './command.ts'
import { schoolOptions, withSchool } from './open-school.ts'

/** The operator as the second person of a proposed role; `--refuse` turns it down. */
export const rolesConfirm: Command = {
  usage: 'roles confirm ID (--db FILE | --url LIBSQL_URL) [--refuse]',
  options: { ...schoolOptions, refuse: { type: 'boolean' } },
  needs: [],
  positionals: 1,
  run: (terminal, values, [id = '']) =>
    withSchool(terminal, rolesConfirm, values, async (ctx) => {
      const { confirmed } = await decideRole(ctx, { id, confirm: values['refuse'] !== true })
      terminal.out(confirmed ? 'confirmed\n' : 'turned down\n')
      return 0
    }),
}
