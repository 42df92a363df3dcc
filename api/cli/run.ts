import { parseArgs } from 'node:util'
import { CannotStart } from '../kernel/cannot-start.ts'
import { Fault } from '../kernel/fault.ts'
import { faultText } from '../kernel/fault-text.ts'
import { auditVerify } from './audit-verify.ts'
import { backup } from './backup.ts'
import type { Command, Terminal, Values } from './command.ts'
import { importFolder } from './import.ts'
import { inviteAdminLink } from './invite-admin.ts'
import { keys } from './keys.ts'
import { keysRetire } from './keys-retire.ts'
import { keysRotate } from './keys-rotate.ts'
import { keysStatus } from './keys-status.ts'
import { migrate } from './migrate.ts'
import { payrollFile } from './payroll.ts'
import { restore } from './restore.ts'
import { roles } from './roles.ts'
import { rolesConfirm } from './roles-confirm.ts'

const own: Record<string, Command> = {
  import: importFolder,
  payroll: payrollFile,
  'audit verify': auditVerify,
  backup,
  restore,
  'keys rotate': keysRotate,
  'keys status': keysStatus,
  'keys retire': keysRetire,
  keys,
  migrate,
  'invite-admin': inviteAdminLink,
  'roles confirm': rolesConfirm,
  roles,
}

const [refused, wrongUsage] = [1, 2]

/** Runs one command line to its exit code: 0 done, 1 refused with the reasons on standard error, 2 wrong usage. */
export async function runCommand(
  argv: string[],
  terminal: Terminal,
  more: Record<string, Command> = {},
): Promise<number> {
  const commands = { ...own, ...more }
  const name = Object.keys(commands).find((words) => words.split(' ').every((word, i) => argv[i] === word))
  const command = commands[name ?? '']
  if (!name || !command) return usage(terminal, Object.values(commands))
  const { values, positionals, problem } = parse(command, argv.slice(name.split(' ').length))
  if (problem !== undefined) return usage(terminal, [command], problem)
  try {
    return await command.run(terminal, values, positionals)
  } catch (error) {
    terminal.say(sentence(error, terminal))
    return refused
  }
}

function parse({ options, needs, positionals: wanted = 0 }: Command, args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: wanted > 0 })
    const missing = needs.find((option) => !values[option])
    const problem = missing ? `--${missing} is missing` : undefined
    const count = positionals.length === wanted ? undefined : `expected ${wanted} arguments`
    return { values: values as Values, positionals, problem: problem ?? count }
  } catch (error) {
    return { values: {}, positionals: [], problem: (error as Error).message }
  }
}

function usage({ say }: Terminal, about: Command[], problem?: string): number {
  if (problem) say(problem)
  say(`usage: ${about.map((command) => command.usage).join('\n       ')}`)
  return wrongUsage
}

/** An expected refusal in words; anything else with where it happened. */
function sentence(error: unknown, { locale }: Terminal): string {
  if (error instanceof CannotStart) return error.message
  if (error instanceof Fault) return faultText(error.code, error.params, locale)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
