import { expect, test, vi } from 'vitest'
import { openChat } from '../../bot/chat.ts'
import { webhookPath } from '../../bot/webhook.ts'
import { botToken } from '../kit/bot-known.ts'
import { chatEvening, origin } from '../kit/chat.ts'
import { afterwards } from '../kit/afterwards.ts'
import { who } from '../kit/school.ts'

vi.spyOn(console, 'error').mockImplementation(() => {})
const settings = { token: botToken, origin, secret: undefined }

test('without a webhook the server asks for messages one after the other, and none is answered twice', async () => {
  const { opened, api, people } = await chatEvening()
  const leader = await people(who.leaderA)
  const start = async () => {
    const chat = openChat(opened, { ...settings, apiRoot: api.root }, 10)
    afterwards(() => chat.stop())
    await chat.start()
    return chat
  }
  const said = (words: string, times: number) =>
    vi.waitFor(
      () => expect(leader.messages().filter(({ text }) => text.includes(words))).toHaveLength(times),
      5_000,
    )
  const chat = await start()
  api.enqueue(leader.written('/点名'))
  await said('晚班点名', 1)
  api.skip()
  const help = leader.written('/help')
  api.enqueue(help)
  await said('/签到 123456', 1)
  await chat.stop()
  await start()
  // What the messenger was not told to be dealt with comes again.
  api.enqueue(help)
  api.skip()
  api.enqueue(leader.written('/签到'))
  await said('已签到', 1)
  await said('/签到 123456', 1)
})

test('a server that starts in the dark sets the bot up when it reaches the messenger', async () => {
  const { opened, api, people } = await chatEvening()
  const leader = await people(who.leaderA)
  api.state.down = true
  const chat = openChat(opened, { ...settings, apiRoot: api.root }, 10)
  afterwards(() => chat.stop())
  const started = chat.start()
  await new Promise((resolve) => setTimeout(resolve, 30))
  api.state.down = false
  await started
  api.enqueue(leader.written('/help'))
  await vi.waitFor(() => expect(leader.last()).toContain('/签到'), 5_000)
})

test('the set-up says where deliveries go, in which kinds and with which secret, and what the menu is', async () => {
  const { opened, api } = await chatEvening()
  const secret = 'a-secret-of-the-webhook-0123456789'
  const chat = openChat(opened, { ...settings, secret, apiRoot: api.root })
  await chat.start()
  expect(api.state.webhook).toEqual({
    url: origin + webhookPath(secret),
    secret_token: expect.stringMatching(/^[0-9a-f]{64}$/),
    max_connections: 10,
    allowed_updates: ['message', 'callback_query', 'my_chat_member'],
  })
  expect(JSON.stringify(api.state.webhook)).not.toContain(secret)
  const [chinese, english] = api.sent('setMyCommands').slice(-2)
  expect(chinese!.body.commands).toContainEqual({ command: 'rollcall', description: '点名' })
  expect(english!.body).toMatchObject({ language_code: 'en' })
})
