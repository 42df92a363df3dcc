import { staffRoleNames } from '../../shared/people/roles.ts'
import type { StaffRole } from '../../shared/people/roles.ts'
import { listStaff } from '../staff/list.ts'
import type { Command } from './command.ts'
import { schoolOptions, withSchool } from './open-school.ts'

/** The roles that one admin has proposed and nobody has confirmed, one a line, with the id first. */
export const roles: Command = {
  usage: 'roles (--db FILE | --url LIBSQL_URL)',
  options: { ...schoolOptions },
  needs: [],
  run: (terminal, values) =>
    withSchool(terminal, roles, values, async (ctx) => {
      const { staff } = await listStaff(ctx)
      for (const { number, name, pending } of staff)
        for (const { id, kind, role, className, proposedBy } of pending)
          terminal.out(
            `${[id, kind, `${number} ${name}`, nameOf(role, terminal.locale), className ?? '', proposedBy].join('\t')}\n`,
          )
      return 0
    }),
}

const nameOf = (role: StaffRole, locale: string) => (locale === 'en' ? role : staffRoleNames[role])
