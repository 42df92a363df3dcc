/** The command line: the same verbs, for whoever runs the server. */
import type { Command, Terminal } from './cli/command.ts'
import { schoolOptions, withSchool } from './cli/open-school.ts'
import { runCommand } from './cli/run.ts'
import { CannotStart } from './kernel/cannot-start.ts'
import { readBotEnv, readCliEnv } from './kernel/env.ts'

const botCommand: Command = {
  usage: 'bot (--db FILE | --url LIBSQL_URL)    tells the messenger about menu and webhook',
  options: schoolOptions,
  needs: [],
  run: (terminal, values) =>
    withSchool(terminal, botCommand, values, async (ctx) => {
      const { bot, origin } = readBotEnv(process.env)
      const { createBot } = await import('../bot/bot.ts')
      const { setUpBot } = await import('../bot/set-up.ts')
      const { api } = createBot(ctx, { ...bot, origin })
      const { secret } = bot
      const { username } = await setUpBot(ctx, api, secret ? { origin, secret } : undefined)
      terminal.say(`@${username}: ${secret ? 'delivers to the webhook' : 'is asked for messages'}`)
      return 0
    }),
}

const say = (line: string) => void process.stderr.write(`${line}\n`)

async function main(): Promise<number> {
  try {
    const terminal: Terminal = {
      out: (text) => void process.stdout.write(text),
      say,
      ...readCliEnv(process.env),
    }
    return await runCommand(process.argv.slice(2), terminal, { bot: botCommand })
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    say(error.message)
    return 1
  }
}

process.exitCode = await main()
