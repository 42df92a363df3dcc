import type { ParseArgsConfig } from 'node:util'
import type { Locale } from '../kernel/ctx.ts'

/** What a command is given by the entry file, which alone knows process and environment. */
export interface Terminal {
  /** Standard output, for results. */
  out(text: string): void
  /** One line on standard error. */
  say(line: string): void
  locale: Locale
  /** DAOGANG_KEY_FILE, if it is set. */
  keyFile: string | undefined
  /** DAOGANG_ORIGIN, if it is set: where links point to. */
  origin?: string | undefined
  /** DAOGANG_DB_TOKEN, if it is set. */
  dbToken: string | undefined
}

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** One command: `run` gives the exit code, 0 done or 1 refused, or throws a refusal. */
export interface Command {
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
  /** Options that must be there. */
  needs: string[]
  /** How many arguments without a name it takes. */
  positionals?: number
  run(terminal: Terminal, values: Values, positionals: string[]): Promise<number>
}

/** An option's text; `needs` has made sure that it is there. */
export const textOf = (values: Values, name: string): string => String(values[name] ?? '')

/** Says what is wrong with the command line, and how it goes; gives the exit code for that. */
export function wrongUsage({ say }: Terminal, { usage }: Command, problem: string): number {
  say(problem)
  say(`usage: ${usage}`)
  return 2
}
