/** What is said to everything else: what the bot understands. */
import { Composer } from 'grammy/web'
import { holdClaim } from './admit.ts'
import { onWords } from './answer.ts'
import type { BoundChat } from './context.ts'
import { inChat } from './refusal.ts'
import { Fault } from '../api/kernel/fault.ts'
import { say } from './words.ts'

export const help = new Composer<BoundChat>()

onWords(help, ['帮助', 'help'], async (c) => say(c, 'help'))

help.on('callback_query', async (c) => {
  await holdClaim(c)
  await c.answerCallbackQuery({ text: inChat(new Fault('chat-button-over'), c), show_alert: true })
})

help.on('message', async (c) => {
  await holdClaim(c)
  await c.reply(say(c, 'not-understood'))
})
