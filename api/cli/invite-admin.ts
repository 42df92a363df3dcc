import { inviteAdmin } from '../staff/invite-admin.ts'
import { inviteFirstAdmin } from '../staff/invite-first-admin.ts'
import { joinLink } from '../staff/join-link.ts'
import type { Command } from './command.ts'
import { textOf } from './command.ts'
import { schoolOptions, withSchool } from './open-school.ts'

/** A link for the first admin; with a number for that one, who becomes an admin by the operator's word. */
export const inviteAdminLink: Command = {
  usage: 'invite-admin (--db FILE | --url LIBSQL_URL) [--number N [--name NAME]]',
  options: { ...schoolOptions, number: { type: 'string' }, name: { type: 'string' } },
  needs: [],
  run: (terminal, values) =>
    withSchool(terminal, inviteAdminLink, values, async (ctx) => {
      const number = textOf(values, 'number').trim()
      const link = number
        ? await inviteAdmin(ctx, { number, name: textOf(values, 'name').trim() })
        : await inviteFirstAdmin(ctx)
      if (!link) {
        terminal.say(
          terminal.locale === 'en'
            ? 'An admin can sign in already; say with --number who else becomes one.'
            : '已有能登录的管理员；请用 --number 指明还有谁成为管理员。',
        )
        return 1
      }
      terminal.out(`${joinLink(terminal.origin ?? '', link.token)}\n`)
      return 0
    }),
}
