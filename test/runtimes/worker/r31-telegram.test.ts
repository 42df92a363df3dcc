import { expect, test, vi } from 'vitest'
import { botInfo, botToken } from '../../kit/bot-known.ts'
import { workerOnFreshDatabase } from '../../kit/worker.ts'
import { webhookHeader, webhookPath, webhookToken } from '../../../bot/webhook.ts'

const leader = '2019010001'
const secret = 'a-secret-of-the-webhook-0123456789'
const account = 77

/** The Worker with a bot, whose messenger is written down here; the local Bot API is on Node. */
async function withBot() {
  const own = await workerOnFreshDatabase()
  // oxlint-disable-next-line no-explicit-any -- as the wire gives it
  const calls: { method: string; body: any }[] = []
  const outside = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = String(input instanceof Request ? input.url : input)
    if (!url.startsWith('https://messenger.example/')) return outside(input, init)
    const body = JSON.parse(String(init?.body ?? '{}'))
    calls.push({ method: url.split('/').at(-1)!, body })
    return Response.json({
      ok: true,
      result: { message_id: calls.length, date: 1, chat: { id: account, type: 'private' } },
    })
  })
  const bindings = {
    ...own.bindings,
    DAOGANG_ORIGIN: 'https://school.example',
    DAOGANG_BOT_TOKEN: botToken,
    DAOGANG_BOT_SECRET: secret,
    DAOGANG_BOT_API_ROOT: 'https://messenger.example',
  }
  await own.db.client.execute({
    sql: "insert into server_state (name, value, at) values ('chat-bot', ?, 0)",
    args: [JSON.stringify(botInfo)],
  })
  await own.db.client.execute({
    sql: `insert into chat_binding (id, person_id, account, chat, name, number, locale, state, at, confirmed_at)
      values ('b', ?, ?, ?, '阿明', '42', 'zh-CN', 'active', 0, 0)`,
    args: [`p-${leader}`, String(account), String(account)],
  })
  let update = 1
  const from = { id: account, is_bot: false, first_name: '阿明', language_code: 'zh-hans' }
  const chat = { id: account, type: 'private', first_name: '阿明' }
  const post = (what: object, token = webhookToken(secret), id = ++update) =>
    own.worker.fetch(
      new Request(`https://school.example${webhookPath(secret)}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', [webhookHeader]: token },
        body: JSON.stringify({ update_id: id, ...what }),
      }),
      bindings,
    )
  const says = (text: string, token?: string) =>
    post({ message: { message_id: 1, date: 1, from, chat, text } }, token)
  const presses = (data: string, id?: number) =>
    post(
      {
        callback_query: {
          id: 'q',
          from,
          chat_instance: '1',
          data,
          message: { message_id: 9, date: 1, chat },
        },
      },
      undefined,
      id,
    )
  return { ...own, bindings, calls, says, presses }
}

test('R31 on the edge the webhook takes the same message, and the same press once', async () => {
  const { says, presses, calls, db, worker, bindings } = await withBot()
  expect((await says('/点名', 'wrong')).status).toBe(401)
  expect(calls).toEqual([])
  expect((await says('/点名')).status).toBe(200)
  const card = calls.find(({ method }) => method === 'sendMessage')!.body
  expect(card.text).toContain('A组（2 人）')
  const data = card.reply_markup.inline_keyboard[0][0].callback_data
  expect(data).toMatch(/^c:[\w-]{16}$/)
  const answers = await Promise.all([presses(data, 90), presses(data, 90), presses(data, 90)])
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
  expect((await presses(data)).status).toBe(200)
  const toasts = calls.filter(({ method }) => method === 'answerCallbackQuery').map(({ body }) => body.text)
  expect(new Set(toasts)).toEqual(new Set(['已确认 2 人']))
  const { rows } = await db.client.execute('select count(*) n from attendance')
  expect(rows[0]!['n']).toBe(2)
  expect(calls.some(({ method }) => method === 'getMe')).toBe(false)
  // Cron brings notices and looks after the cards.
  await worker.scheduled(undefined, bindings)
  expect((await worker.fetch(new Request('https://school.example/bot/x'), bindings)).status).toBe(401)
})
