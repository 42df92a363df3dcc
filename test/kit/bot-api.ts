/**
 * A messenger's Bot API on this machine, as strict as the real one: types and lengths, chats that the bot may not write
 * to, edits that change nothing, one message a second for a chat. People write and press through it.
 */
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { problemWith } from './bot-api-checks.ts'
import type { Markup } from './bot-api-checks.ts'
import { botInfo, botToken } from './bot-known.ts'
import { afterwards } from './afterwards.ts'

export interface Said {
  id: number
  chat: number
  text: string
  markup: Markup | undefined
  edits: number
}
export interface Call {
  method: string
  // oxlint-disable-next-line no-explicit-any -- as the wire gives it
  body: any
  status: number
}
// oxlint-disable-next-line no-explicit-any -- what a messenger sends is what the test makes
export type Update = any

const bad = (description: string, code = 400, parameters?: object) => ({
  status: code,
  answer: { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) },
})
const good = (result: unknown) => ({ status: 200, answer: { ok: true, result } })
const shown = ({ id, chat, text, markup }: Said) => ({
  message_id: id,
  date: 1,
  chat: { id: chat, type: 'private' },
  text,
  ...(markup ? { reply_markup: markup } : {}),
})

export async function startBotApi() {
  const calls: Call[] = []
  const messages: Said[] = []
  const chats = new Set<number>()
  const blocked = new Set<number>()
  const queries = new Map<string, boolean>()
  const queue: Update[] = []
  const lastSent = new Map<number, number>()
  const state = {
    webhook: undefined as undefined | Record<string, unknown>,
    skipped: 0,
    down: false,
    next: 1,
  }
  const waiting = new Set<() => void>()
  const now = () => performance.now() + state.skipped

  // oxlint-disable-next-line no-explicit-any -- checked by problemWith
  async function answer(method: string, body: any): Promise<{ status: number; answer: object }> {
    const problem = problemWith(method, body)
    if (problem) return bad(`Bad Request: ${problem}`)
    const chat = body.chat_id === undefined ? undefined : Number(body.chat_id)
    if (chat !== undefined && !chats.has(chat)) return bad('Bad Request: chat not found')
    if (chat !== undefined && blocked.has(chat)) return bad('Forbidden: bot was blocked by the user', 403)
    if (method === 'getMe') return good(botInfo)
    if (method === 'sendMessage') {
      const wait = (lastSent.get(chat!) ?? -1e9) + 1_000 - now()
      if (wait > 0) {
        const retry_after = Math.ceil(wait / 1000)
        return bad(`Too Many Requests: retry after ${retry_after}`, 429, { retry_after })
      }
      lastSent.set(chat!, now())
      const said = {
        id: state.next++,
        chat: chat!,
        text: body.text.trim(),
        markup: body.reply_markup,
        edits: 0,
      }
      messages.push(said)
      return good(shown(said))
    }
    if (method === 'editMessageText' || method === 'editMessageReplyMarkup') {
      const said = messages.find((one) => one.id === body.message_id && one.chat === chat)
      if (!said) return bad('Bad Request: message to edit not found')
      const text = method === 'editMessageText' ? body.text.trim() : said.text
      const same = JSON.stringify([said.text, said.markup?.inline_keyboard ?? []])
      if (same === JSON.stringify([text, body.reply_markup?.inline_keyboard ?? []]))
        return bad(
          'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
        )
      Object.assign(said, { text, markup: body.reply_markup, edits: said.edits + 1 })
      return good(shown(said))
    }
    if (method === 'answerCallbackQuery') {
      if (queries.get(body.callback_query_id) !== false)
        return bad('Bad Request: query is too old and response timeout expired or query ID is invalid')
      queries.set(body.callback_query_id, true)
      return good(true)
    }
    if (method === 'leaveChat') chats.delete(chat!)
    if (method === 'setWebhook') state.webhook = body
    if (method === 'deleteWebhook') state.webhook = undefined
    if (method === 'getUpdates') {
      if (state.webhook) return bad("Conflict: can't use getUpdates method while webhook is active", 409)
      while (queue.length && queue[0].update_id < (body.offset ?? 0)) queue.shift()
      if (!queue.length && body.timeout)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 1000 * body.timeout)
          waiting.add(() => (clearTimeout(timer), resolve()))
        })
      return good(queue.slice(0, 100))
    }
    return good(true)
  }

  const server = createServer((request, response) => {
    void (async () => {
      const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? []
      const body = await bodyOf(request)
      if (state.down) return void request.socket.destroy()
      const said = token === botToken ? await answer(method, body) : bad('Unauthorized', 401)
      calls.push({ method, body, status: said.status })
      response.writeHead(said.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(said.answer))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterwards(() => void (server.closeAllConnections(), server.close()))
  const { port } = server.address() as AddressInfo

  let updates = 1_000
  return {
    root: `http://127.0.0.1:${port}`,
    calls,
    messages,
    chats,
    blocked,
    state,
    sent: (method: string) => calls.filter((call) => call.method === method),
    /** Everything that left for people, as one text. */
    outgoing: () => JSON.stringify(calls.map(({ body }) => body)),
    of: (chat: number) => messages.filter((one) => one.chat === chat),
    update: (what: object): Update => ({ update_id: ++updates, ...what }),
    /** A second passes between what one person does and the next thing. */
    skip: (ms = 1_100) => void (state.skipped += ms),
    query: (id: string) => void queries.set(id, false),
    /** For whoever asks for updates. */
    enqueue(update: Update) {
      queue.push(update)
      for (const wake of waiting) wake()
      waiting.clear()
    },
    queue,
  }
}
export type BotApi = Awaited<ReturnType<typeof startBotApi>>

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString()
  return text ? (JSON.parse(text) as Record<string, unknown>) : {}
}
