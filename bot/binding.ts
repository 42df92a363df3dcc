/** Binding and unbinding, and who may go on: everything behind this is for those whose chat is bound. */
import { Composer } from 'grammy/web'
import { claimLink } from '../api/chat/claim-link.ts'
import { unbindChat } from '../api/chat/unbind.ts'
import { holdClaim } from './admit.ts'
import { once, onWords } from './answer.ts'
import type { BoundChat, Chat } from './context.ts'
import { say } from './words.ts'

export const binding = new Composer<Chat>()

onWords(binding, ['start'], async (c, token) => {
  if (!token) return c.talk.desk ? say(c, 'help') : say(c, 'unbound')
  const { first_name, last_name } = c.from!
  const who = {
    account: String(c.from!.id),
    chat: String(c.chat!.id),
    name: [first_name, last_name].filter(Boolean).join(' '),
    locale: c.locale,
  }
  // The link itself works once; a message that comes again is told so.
  const { number, name, group } = await claimLink(c.talk.doing('claim-link'), token, who)
  return say(c, 'bind.claimed', { number, name, group: group && ` · ${group}` })
})

export const strangers = new Composer<Chat>()

strangers.filter(
  (c) => !c.talk.desk,
  async (c) => {
    const text = say(c, 'unbound')
    await holdClaim(c)
    if (c.callbackQuery) await c.answerCallbackQuery({ text, show_alert: true })
    else await c.reply(text)
  },
)

export const unbinding = new Composer<BoundChat>()

onWords(unbinding, ['解绑', 'unbind'], async (c) => {
  await once(c, 'unbind', unbindChat)
  return say(c, 'unbind.done')
})
