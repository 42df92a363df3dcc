import { expect, test, vi } from 'vitest'
import { webhookHeader, webhookPath, webhookToken } from '../../../bot/webhook.ts'
import { startBotApi } from '../../kit/bot-api.ts'
import { botToken } from '../../kit/bot-known.ts'
import { bindingOf, origin, userOf } from '../../kit/chat.ts'
import { openSchool, who } from '../../kit/school.ts'
import { servedFile, supervise } from '../../kit/server.ts'

const secret = 'a-secret-of-the-webhook-0123456789'

test('a server with a bot’s token answers messages: asked for, or delivered with the secret', async () => {
  const api = await startBotApi()
  const user = userOf(api, async () => {})
  api.chats.add(user.id)
  const served = await servedFile(async (db) => {
    await openSchool(db, Date.now())
    await db.write([bindingOf(db, who.studentA, user)])
  })
  const env = {
    ...served.env,
    DAOGANG_ORIGIN: origin,
    DAOGANG_BOT_TOKEN: botToken,
    DAOGANG_BOT_API_ROOT: api.root,
  }
  const said = (words: string) =>
    vi.waitFor(() => expect(user.last()).toContain(words), { timeout: 20_000, interval: 50 })

  const asking = await supervise({ env })
  api.enqueue(user.written('/help'))
  await said('/签到 123456')
  await asking.stop()

  const hooked = await supervise({ env: { ...env, DAOGANG_BOT_SECRET: secret } })
  await vi.waitFor(() => expect(api.state.webhook?.['url']).toBe(origin + webhookPath(secret)), 20_000)
  const post = (token: string) =>
    fetch(hooked.url() + webhookPath(secret), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [webhookHeader]: token },
      body: JSON.stringify(user.written('/english')),
    })
  expect((await post('wrong')).status).toBe(401)
  api.skip()
  expect((await post(webhookToken(secret))).status).toBe(200)
  await said('All right, English from now on.')
  for (const text of [secret, botToken, webhookToken(secret)])
    expect(hooked.current().printed()).not.toContain(text)
  await hooked.stop()
})
