/**
 * The chat: a front door to the same verbs as the web app, never the only one. What it may do is marked in the
 * permission table; whose word it is, is read with every verb from the binding.
 */
import { Bot } from 'grammy/web'
import type { UserFromGetMe } from 'grammy/types'
import { admit } from './admit.ts'
import { attendance } from './attendance.ts'
import { awards } from './awards.ts'
import { binding, strangers, unbinding } from './binding.ts'
import type { BoundChat, Chat } from './context.ts'
import type { Opened } from './desk.ts'
import { help } from './help.ts'
import { languages } from './language.ts'
import { money } from './money.ts'
import { needs } from './needs.ts'
import { patient } from './patient.ts'
import { returns } from './returns.ts'
import { rollCalls } from './roll-call.ts'
import { blocked, leaveGroups } from './private-only.ts'
import { undeliverable } from './undeliverable.ts'

export interface BotSettings {
  token: string
  /** Where the messenger's API is reached; a proxy where it cannot be reached directly. */
  apiRoot?: string | undefined
  /** The address of the web app, for links. */
  origin: string
  /** What the messenger says of the bot; left out, it is asked. */
  info?: UserFromGetMe | undefined
}

/** A call that is not answered for so long has failed; the message is then tried again. */
const patienceSeconds = 10

export function createBot(opened: Opened, { token, apiRoot, origin, info }: BotSettings): Bot<Chat> {
  const bot = new Bot<Chat>(token, {
    ...(info ? { botInfo: info } : {}),
    client: { timeoutSeconds: patienceSeconds, ...(apiRoot ? { apiRoot } : {}) },
  })
  bot.api.config.use(patient)
  bot.use(leaveGroups, undeliverable(opened), blocked(opened))
  bot.on(['message', 'callback_query'], admit(opened, origin), binding, strangers)
  // Nobody comes past `strangers` whose chat is not bound.
  const bound = bot as unknown as Bot<BoundChat>
  bound.use(rollCalls, returns, awards, attendance, money, needs, languages, unbinding, help)
  return bot
}

/** What the messenger is asked to deliver. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const
