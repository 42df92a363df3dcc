import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { startBotApi, type BotApi } from '../kit/bot-api.ts'
import { botInfo, botToken } from '../kit/bot-known.ts'
import { userOf, type User } from '../kit/chat.ts'
import { freePort } from '../kit/free-port.ts'
import { classes, who } from '../kit/school.ts'
import { plan, shiftRange } from '../kit/season.ts'
import { ask, shows, shownReceipt, tap, today, until } from './app.ts'
import { provePin, school } from './school.ts'

let api: BotApi

/** A shift of the first class began half an hour ago, and the server asks a messenger of this machine for what is written. */
const { enrolled, wrong } = school({
  async fill(db) {
    const { date, cell } = shiftRange(Date.now())
    await db.write([plan(db, date, classes[0], cell)])
  },
  async settings() {
    api = await startBotApi()
    const port = String(await freePort())
    return {
      PORT: port,
      // A messenger takes links to no bare "localhost"; browsers take this for the same machine.
      DAOGANG_ORIGIN: `http://school.localhost:${port}`,
      DAOGANG_BOT_TOKEN: botToken,
      DAOGANG_BOT_API_ROOT: api.root,
    }
  },
})

let [leader, student]: Page[] = []
let [user, stranger]: User[] = []

/** Waits until the chat has said this since its first `seen` messages. */
const hears = (by: User, answer: string, seen = 0) =>
  until(() => {
    const said = by.messages().slice(seen)
    expect(said.map((one) => one.text).join('\n')).toContain(answer)
  })

async function say(by: User, text: string, answer: string) {
  const seen = by.messages().length
  api.skip()
  api.enqueue(by.written(text))
  await hears(by, answer, seen)
}

/** The link that the page shows, and what is in it for the bot. */
async function linkOf(page: Page) {
  await page.goto('/me')
  await page.getByRole('link', { name: /绑定聊天/ }).click()
  await tap(page, '取得绑定链接')
  await provePin(page, '确认')
  await page.getByRole('img', { name: '绑定链接的二维码' }).waitFor()
  const href = await page.getByRole('link', { name: '打开 Telegram' }).getAttribute('href')
  const [bot, token] = href!.replace('https://t.me/', '').split('?start=')
  expect(bot).toBe(botInfo.username)
  return token!
}

describe('a leader', () => {
  test('binds the own chat: a link from the app, the chat with two digits, and the word in the app', async () => {
    leader = await enrolled(who.leaderA)
    user = userOf(api, async () => {}, { name: '小雨' })
    await say(user, `/start ${await linkOf(leader)}`, '还没有生效')
    await shows(leader, '这是你的聊天账号吗？')
    await shows(leader, '小雨')
    const number = await leader.locator('.chat-waiting .number').innerText()
    expect(user.last()).toContain(`核对数字 ${/\d\d/.exec(number)![0]}`)
    // Before that word the chat speaks for nobody.
    await say(user, '/点名', '还没有绑定账号')
    await tap(leader, '是我')
    await shows(leader, '已绑定')
    await expect.poll(async () => (await ask(leader!, '/api/chat')).json.bound.name).toBe('小雨')
  })

  test('has the card of the roll call there, confirms from the chat, and the page shows it', async () => {
    student = await enrolled(who.studentA)
    await tap(student, /^签到/)
    await shownReceipt(student)
    await say(user!, '/点名', '已签到 1 · 未签到 1')
    await leader!.goto('/roll-call')
    await leader!.getByRole('button', { name: /^全部确认/ }).waitFor()
    // A notice may have come after it.
    const card = user!.messages().findLastIndex(({ text }) => text.includes('已签到 1 · 未签到 1'))
    expect(user!.labels(card)).toEqual(['全部确认', '逐个处理', '在网页打开'])
    api.skip()
    api.enqueue(user!.pressOf('全部确认', card))
    await hears(user!, '可在 10 分钟内撤销')
    await leader!.reload()
    await shows(leader!, '你刚确认了 2 人')
    for (const number of [who.studentA, who.otherA])
      await leader!.locator(`.called[data-number="${number}"]`, { hasText: '学生001' }).waitFor()
    await expect.poll(async () => (await today(student!)).attendance).toMatchObject({ confirmed: true })
  })

  test('unbinds it in the app, and the chat speaks for nobody any more', async () => {
    await leader!.goto('/me/chat')
    await tap(leader!, '解绑')
    await leader!.getByRole('button', { name: '取得绑定链接' }).waitFor()
    await say(user!, '/点名', '还没有绑定账号')
  })
})

test('an account that somebody else opened the link with is refused in the app', async () => {
  const link = await linkOf(student!)
  stranger = userOf(api, async () => {}, { name: '陌生人' })
  await say(stranger, `/start ${link}`, '还没有生效')
  await shows(student!, '陌生人')
  await tap(student!, '不是我')
  await student!.getByRole('button', { name: '取得绑定链接' }).waitFor()
  await say(stranger, '/点名', '还没有绑定账号')
})

test('nothing complained on any of these pages', () => {
  expect(wrong()).toEqual([])
})
