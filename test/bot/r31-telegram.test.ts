import { describe, expect, test, vi } from 'vitest'
import { attendance } from '../../api/attendance/table.ts'
import { chatBinding, chatUpdate } from '../../api/chat/table.ts'
import { readWorkerEnv } from '../../api/kernel/env.ts'
import { openChat } from '../../bot/chat.ts'
import { webhookHeader, webhookPath, webhookToken } from '../../bot/webhook.ts'
import { botToken } from '../kit/bot-known.ts'
import type { Update } from '../kit/bot-api.ts'
import { bindingOf, chatEvening, origin, userOf } from '../kit/chat.ts'
import { counts } from '../kit/counts.ts'
import { minutes } from '../kit/clock.ts'
import { shanghai } from '../kit/evening.ts'
import { who } from '../kit/school.ts'

const secret = 'a-secret-of-the-webhook-0123456789'

// What it could not deliver stands in the server's log.
vi.spyOn(console, 'error').mockImplementation(() => {})

/** The bot behind its webhook, and a leader who is looking at the roll call. */
async function behindWebhook() {
  const own = await chatEvening(shanghai('16:35'))
  const reads: string[] = []
  const db = {
    ...own.db,
    read: (async (queries: never) => {
      reads.push(...Object.keys(queries))
      return own.db.read(queries)
    }) as typeof own.db.read,
    write: async (writes: never) => {
      reads.push('write')
      return own.db.write(writes)
    },
  }
  const opened = { ...own.opened, db: db as typeof own.db }
  const chat = openChat(opened, { token: botToken, apiRoot: own.api.root, origin, secret })
  await chat.ready()
  reads.length = 0
  const post = (update: Update, token: string | null = webhookToken(secret), path = webhookPath(secret)) =>
    chat.take(
      new Request(`${origin}${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(token === null ? {} : { [webhookHeader]: token }),
        },
        body: typeof update === 'string' ? update : JSON.stringify(update),
      }),
    )
  const leader = await own.people(who.leaderA)
  const look = async () => {
    await leader.says('/点名')
    own.api.skip()
  }
  const decided = () => own.rows(attendance)
  return { ...own, chat, post, reads, leader, look, decided }
}

describe('R31 the webhook', () => {
  test('without the secret, or with another one, nothing is looked up', async () => {
    const { post, reads, leader } = await behindWebhook()
    const update = leader.written('/帮助')
    for (const token of [null, '', 'wrong', webhookToken('another-secret-of-the-webhook-012345')])
      expect((await post(update, token)).status).toBe(401)
    expect((await post(update, webhookToken(secret), '/bot/0123456789abcdef0123456789abcdef')).status).toBe(
      401,
    )
    expect(reads).toEqual([])
    expect((await post('{')).status).toBe(400)
    expect((await post(JSON.stringify({ ...update, filler: 'x'.repeat(65_536) }))).status).toBe(413)
    expect(reads).toEqual([])
    expect((await post(update)).status).toBe(200)
    expect(leader.last()).toContain('/签到 123456')
  })

  test('a Worker with a bot and no secret does not start', () => {
    const env = {
      DAOGANG_DB_URL: 'x',
      DAOGANG_KEYS: 'x',
      DAOGANG_ORIGIN: origin,
      DAOGANG_BOT_TOKEN: botToken,
    }
    expect(() => readWorkerEnv(env)).toThrow('DAOGANG_BOT_SECRET')
    expect(() => readWorkerEnv({ ...env, DAOGANG_BOT_SECRET: 'short' })).toThrow('DAOGANG_BOT_SECRET')
    expect(() => readWorkerEnv({ ...env, DAOGANG_BOT_SECRET: secret, DAOGANG_ORIGIN: undefined })).toThrow(
      'DAOGANG_ORIGIN',
    )
    expect(readWorkerEnv({ ...env, DAOGANG_BOT_SECRET: secret }).bot?.secret).toBe(secret)
  })

  test('the same update three times at one instant has one effect and one answer', async () => {
    const { post, leader, look, decided, api, events } = await behindWebhook()
    await look()
    const press = leader.pressOf('全部确认')
    const answers = await Promise.all([post(press), post(press), post(press)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 503, 503])
    expect(await decided()).toHaveLength(2)
    expect(api.sent('answerCallbackQuery')).toHaveLength(1)
    // It is delivered again, as 503 asks for, and was answered.
    expect((await post(press)).status).toBe(200)
    expect(api.sent('answerCallbackQuery')).toHaveLength(1)
    const words = leader.written('/签到')
    api.skip()
    const said = await Promise.all([post(words), post(words), post(words)])
    expect(said.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(leader.messages().filter(({ text }) => text.startsWith('已签到'))).toHaveLength(1)
    expect(await events('attendance.check-in')).toHaveLength(1)
  })

  test('the same press with a new number has one effect and the same answer', async () => {
    const { post, leader, look, decided } = await behindWebhook()
    await look()
    const press = leader.pressOf('全部确认')
    const data = press.callback_query.data as string
    const on = press.callback_query.message.message_id as number
    await post(press)
    const first = leader.toast().text
    await post(leader.press(data, on))
    expect(leader.toast().text).toBe(first)
    await Promise.all([post(leader.press(data, on)), post(leader.press(data, on))])
    expect(await decided()).toHaveLength(2)
  })

  test('two presses at one instant, with two numbers: one effect, the same answer', async () => {
    const { post, leader, look, decided, api } = await behindWebhook()
    await look()
    const press = leader.pressOf('全部确认')
    const other = leader.press(press.callback_query.data, press.callback_query.message.message_id)
    const answers = await Promise.all([post(press), post(other)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await decided()).toHaveLength(2)
    expect(new Set(api.sent('answerCallbackQuery').map(({ body }) => body.text))).toEqual(
      new Set(['已确认 2 人']),
    )
  })
})

describe('R31 who speaks', () => {
  test('out of a group or a channel the bot goes, and looks nothing up', async () => {
    const { post, leader, api, reads, rows } = await behindWebhook()
    for (const [type, id] of [
      ['group', -5],
      ['supergroup', -6],
      ['channel', -7],
    ] as const) {
      api.chats.add(id)
      const update = leader.written('/点名')
      update.message.chat = { id, type, title: '群' }
      if (type === 'channel') Object.assign(update, { channel_post: update.message, message: undefined })
      expect((await post(update)).status).toBe(200)
      expect(api.chats.has(id)).toBe(false)
    }
    expect(reads).toEqual([])
    expect(await rows(chatUpdate)).toEqual([])
    expect(api.sent('sendMessage')).toEqual([])
  })

  test('a button that was altered, made up or shown to somebody else does nothing', async () => {
    const { post, leader, look, decided, people } = await behindWebhook()
    await look()
    const press = leader.pressOf('全部确认')
    const data = press.callback_query.data as string
    const on = press.callback_query.message.message_id as number
    const altered = data.slice(0, -1) + (data.endsWith('A') ? 'B' : 'A')
    for (const forged of [altered, `c:${'A'.repeat(16)}`, 'x', `${data}A`, `c:p-${who.studentA}`]) {
      await post(leader.press(forged, on))
      expect(leader.toast()).toMatchObject({ text: expect.stringContaining('已经失效'), show_alert: true })
    }
    const other = await people(who.leaderB)
    await post(other.press(data, on))
    expect(other.toast().text).toContain('已经失效')
    expect(await decided()).toEqual([])
  })

  test('a leader who is none any more is refused, and no longer bound', async () => {
    const { post, leader, look, decided, ask, rows } = await behindWebhook()
    await look()
    const press = leader.pressOf('全部确认')
    const body = { leader: false, from: '2020-11-12' }
    const changed = await ask(`POST /api/people/p-${who.leaderA}/leader`, { as: who.supervisor, body })
    expect(changed.status, changed.text).toBe(200)
    await post(press)
    expect(leader.toast().text).toContain('还没有绑定账号')
    expect(await decided()).toEqual([])
    expect((await rows(chatBinding)).map(({ state }) => state)).toEqual(['ended'])
  })

  test('a role that is gone though the chat is bound again counts no more', async () => {
    const { post, leader, look, decided, ask, db } = await behindWebhook()
    await look()
    const press = leader.pressOf('全部确认')
    await ask(`POST /api/people/p-${who.leaderA}/leader`, {
      as: who.supervisor,
      body: { leader: false, from: '2020-11-12' },
    })
    await db.client.execute("update chat_binding set state = 'active', ended_at = null")
    await post(press)
    expect(await decided()).toEqual([])
  })

  test('nothing that approves, signs, exports or changes roles is open to a chat', async () => {
    const { access } = await import('../../shared/people/access.ts')
    const open = Object.entries(access).filter(([, entry]) => entry.chat)
    expect(open.map(([name]) => name).toSorted()).toEqual([
      'allowance.running',
      'attendance.check-in',
      'attendance.needs',
      'attendance.roll-call',
      'attendance.today',
      'awards.review',
      'chat.own',
      'me.see',
      'needs.money',
      'payslips.own',
      'returns.confirm',
      'returns.own',
      'returns.see',
      'returns.summary',
      'violations.own',
    ])
    expect(open.filter(([, { stepUp, proof, frozen }]) => stepUp || proof || frozen)).toEqual([])
  })
})

describe('R31 the load and the dark', () => {
  test('hundreds of messages of one are throttled, and others are served', async () => {
    const many = counts(60, 500)
    const { post, leader, people, api, rows } = await behindWebhook()
    const other = await people(who.leaderB)
    for (let n = 0; n < many; n++) {
      api.skip()
      await post(leader.written('/帮助'))
    }
    expect(leader.messages().filter(({ text }) => text.includes('/签到 123456'))).toHaveLength(30)
    expect(leader.messages().filter(({ text }) => text.includes('尝试次数过多'))).toHaveLength(1)
    await post(other.written('/点名'))
    expect(other.last()).toContain('晚班点名')
    expect(await rows(chatUpdate)).toHaveLength(31)
  })

  test('the answer is lost after the commit: stored once, and said when it comes again', async () => {
    const { post, leader, look, decided, api, clock, events } = await behindWebhook()
    await look()
    const press = leader.pressOf('全部确认')
    api.state.down = true
    expect((await post(press)).status).toBe(503)
    expect(await decided()).toHaveLength(2)
    api.state.down = false
    // Somebody may still be at work on it.
    expect((await post(press)).status).toBe(503)
    clock.pass(minutes)
    expect((await post(press)).status).toBe(200)
    expect(leader.toast().text).toBe('已确认 2 人')
    expect(await decided()).toHaveLength(2)
    expect(leader.messages()).toHaveLength(1)
    expect(leader.last()).toContain('已确认 16:35')

    const words = leader.written('/签到')
    api.state.down = true
    await post(words)
    api.state.down = false
    clock.pass(minutes)
    api.skip()
    await post(words)
    await post(words)
    expect(leader.messages().filter(({ text }) => text.startsWith('已签到'))).toHaveLength(1)
    expect(await events('attendance.check-in')).toHaveLength(1)
  })

  test('who has blocked the bot is not spoken to, and told of it in the app', async () => {
    const { post, leader, api, rows, ask } = await behindWebhook()
    api.blocked.add(leader.id)
    expect((await post(leader.written('/帮助'))).status).toBe(200)
    expect((await rows(chatBinding))[0]!.state).toBe('ended')
    const { notices } = (await ask('GET /api/notices', { as: who.leaderA })).json
    expect(notices).toMatchObject([{ kind: 'chat-ended' }])
  })

  test('no message holds a whole name, an ID or a card', async () => {
    const { post, leader, look, api, db, people, ask } = await behindWebhook()
    await look()
    await post(leader.pressOf('逐个处理'))
    await post(leader.pressOf('提交'))
    const student = await people(who.studentA)
    for (const words of ['/签到', '/补贴', '/违纪', '/归寝', '/签名', '/帮助', '/待办', '/点名'])
      await student.says(words)
    await ask('POST /api/awards', {
      as: who.supervisor,
      body: { personId: `p-${who.studentA}`, date: '2020-11-12', name: '销售冠军', amount: '100' },
    })
    await leader.says('/待办')
    await db.write([bindingOf(db, who.teacher1, userOf(api, post as never))])
    const all = api.outgoing()
    expect(all.length).toBeGreaterThan(2_000)
    expect(all).not.toMatch(/学生\d{3}|职员/)
    expect(all).not.toMatch(/\d{15,}|2019010\d{3}/)
  })
})
