/** The command line: the same verbs, for whoever runs the server. */
import type { Terminal } from './cli/command.ts'
import { runCommand } from './cli/run.ts'
import { CannotStart } from './kernel/cannot-start.ts'
import { readCliEnv } from './kernel/env.ts'

const say = (line: string) => void process.stderr.write(`${line}\n`)

async function main(): Promise<number> {
  try {
    const terminal: Terminal = {
      out: (text) => void process.stdout.write(text),
      say,
      ...readCliEnv(process.env),
    }
    return await runCommand(process.argv.slice(2), terminal)
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    say(error.message)
    return 1
  }
}

process.exitCode = await main()
