import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import jsQR from 'jsqr'
import type { Page, Request } from 'playwright-core'
import sharp from 'sharp'
import { inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { consent } from '../../api/consents/table.ts'
import { device } from '../../api/devices/table.ts'
import { session } from '../../api/people/table.ts'
import type { Database } from '../../api/kernel/db.ts'
import type { Keys } from '../../api/kernel/keys.ts'
import { appFor } from '../kit/app.ts'
import { days } from '../kit/clock.ts'
import { codeAt, goodPassword, withPassword } from '../kit/credentials.ts'
import { assessed, attendedAll } from '../kit/facts.ts'
import { cardNumberOf } from '../kit/numbers.ts'
import { signedIn, staff, student } from '../kit/people.ts'
import { studentPin } from '../kit/pin.ts'
import { root } from '../kit/root.ts'
import { classes, openSchool, seasonId, who } from '../kit/school.ts'
import { ask, shows, tap, text, until } from './app.ts'
import { configured } from './configured.ts'
import { kept } from './school.ts'

const secondAdmin = 'A002'
const newcomers = Array.from({ length: 14 }, (_, i) => String(2019010101 + i))
const withoutDevice = [who.leaderB, ...newcomers]
const owner = who.studentA
let runId = ''

/** The school with a draft of October, one card, and fifteen of the first class who have no device. */
async function fill(db: Database, keys: Keys) {
  const now = Date.now()
  await openSchool(db, now)
  await db.write([
    ...newcomers.flatMap((number) => student(db, number, { seasonId, className: classes[0], group: 'A组' })),
    ...staff(db, secondAdmin, 'admin'),
    signedIn(db, secondAdmin, now - days),
    db.query
      .insert(consent)
      .values({ id: 'c-1', personId: `p-${owner}`, kind: 'card-id', version: '1', granted: true, at: 1 }),
    assessed(db, owner, '2020-10-01', true),
    ...attendedAll(db, owner, '2020-10-26', '2020-10-30'),
  ])
  const { ask: askApi } = appFor(db, { now, keys })
  const entered = await askApi('POST /api/private', {
    as: owner,
    body: { pin: studentPin, cardNumber: cardNumberOf(1) },
  })
  const october = { from: '2020-10-24', to: '2020-10-31' }
  const draft = await askApi('POST /api/payouts', { as: who.supervisor, body: october })
  if (entered.status !== 200 || draft.status !== 200) throw new Error(entered.text + draft.text)
  runId = draft.json.id
  await withPassword(db, [who.teacher1, who.supervisor], keys)
  const ids = withoutDevice.map((number) => `p-${number}`)
  await db.write([
    db.query.delete(device).where(inArray(device.personId, ids)),
    // Its second factor has been a while.
    db.query
      .update(session)
      .set({ stepUpUntil: 0 })
      .where(inArray(session.personId, [`p-${who.supervisor}`])),
  ])
}

const { as, phone, wrong } = configured(fill)
let [teacher, supervisor, admin, second, finance]: Page[] = []

const fillIn = (page: Page, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).last().fill(value)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click()

describe('a teacher with password and code', () => {
  test('is told in a sentence when it is not right, and not what', async () => {
    teacher = await phone({ width: 1280, height: 800 })
    await teacher.goto('/sign-in')
    await tap(teacher, /教职工与企业人员/)
    await fillIn(teacher, '工号', who.teacher1)
    await fillIn(teacher, '密码', 'not the password')
    await fillIn(teacher, '验证码或恢复码', '000000')
    await press(teacher, '登录')
    await teacher.getByRole('alert').filter({ hasText: '登录信息不正确' }).waitFor()
  })

  test('signs in', async () => {
    await fillIn(teacher!, '密码', goodPassword)
    await fillIn(teacher!, '验证码或恢复码', codeAt(Date.now()))
    await press(teacher!, '登录')
    await teacher!.waitForURL('**/board')
  })

  test('names its fields so that a password manager fills them', async () => {
    const page = await phone()
    await page.goto('/sign-in')
    await tap(page, /教职工与企业人员/)
    const given = () =>
      page.locator('input').evaluateAll((all) => all.map((one) => one.getAttribute('autocomplete')))
    await until(async () =>
      expect(await given()).toEqual(['username webauthn', 'current-password', 'one-time-code']),
    )
    await page.context().close()
  })
})

describe('slips for a class', () => {
  let slips: { number: string; token: string; code: string }[] = []

  test('the list says who still has no account, and makes slips for them alone', async () => {
    await teacher!.goto('/people')
    await shows(teacher!, '20 人，其中 15 人还没有账号')
    await tap(teacher!, '给 15 人制作邀请单')
    const made = teacher!.waitForResponse((response) => response.url().endsWith('/api/invitations'))
    await teacher!.getByRole('dialog').getByRole('button', { name: '制作邀请单' }).click()
    slips = ((await (await made).json()) as { slips: typeof slips }).slips
    await shows(teacher!, /^15 张，2 页 A4/)
    expect(slips.map(({ number }) => number).toSorted()).toEqual(withoutDevice.toSorted())
  })

  test('print on A4, eight a page, none cut', async () => {
    const pdf = await teacher!.pdf({ preferCSSPageSize: true, printBackground: true })
    const raw = pdf.toString('latin1')
    expect(raw.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
    expect(raw.match(/\/MediaBox\s*\[0 0 59\d(?:\.\d+)? 84\d(?:\.\d+)?\]/g)?.length).toBeGreaterThanOrEqual(1)
    await teacher!.emulateMedia({ media: 'print' })
    const mm = 96 / 25.4
    const pages = await teacher!.locator('.slip-page').evaluateAll((all) =>
      all.map((page) => {
        const { top, bottom, right, height } = page.getBoundingClientRect()
        const cut = [...page.children].filter((slip) => {
          const box = slip.getBoundingClientRect()
          const over = slip.scrollHeight > slip.clientHeight + 1 || slip.scrollWidth > slip.clientWidth + 1
          return over || box.top < top || box.bottom > bottom + 1 || box.right > right + 1
        })
        return { height, slips: page.children.length, cut: cut.length }
      }),
    )
    expect(pages.map(({ slips: count, cut }) => [count, cut])).toEqual([
      [8, 0],
      [7, 0],
    ])
    for (const { height } of pages) expect(height).toBeLessThanOrEqual(297 * mm)
  })

  test('carry a code that a camera reads and one that a hand can type', async () => {
    for (const at of [0, 14]) {
      const slip = teacher!.locator('.slip').nth(at)
      const { data, info } = await sharp(await slip.locator('.qr').screenshot())
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      const read = jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
      const shown = await slip.innerText()
      const mine = slips.find(({ number }) => shown.includes(number))!
      expect(read).toBe(`${new URL(teacher!.url()).origin}/i#${mine.token}`)
      const fours = await slip.locator('.four').allInnerTexts()
      expect(fours.every((four) => four.length === 4)).toBe(true)
      expect(fours.join('')).toBe(mine.code.replaceAll('-', ''))
    }
    await teacher!.emulateMedia({ media: 'screen' })
  })

  test('are in no storage, and gone when the page is loaded again', async () => {
    const all = await kept(teacher!)
    for (const { token, code } of slips) {
      expect(all).not.toContain(token)
      expect(all).not.toContain(code)
    }
    await teacher!.reload()
    await shows(teacher!, '邀请单不保留')
  })

  test('a lost phone is replaced: the old devices go, and a slip is there', async () => {
    await teacher!.goto('/people')
    await tap(teacher!, '学生002 的详情')
    await tap(teacher!, '手机丢了，换绑')
    await shows(teacher!, /移除全部 1 台设备/)
    await tap(teacher!, '移除旧设备并制作新单')
    await shows(teacher!, /^1 张，1 页 A4/)
    await teacher!.goto('/people')
    await teacher!.getByLabel('只看还没有账号的').check()
    await shows(teacher!, '学生002')
  })

  test('insurance is recorded for whoever has none', async () => {
    await tap(teacher!, /人登记保险/)
    await fillIn(teacher!, '保单号', 'P-2020-1')
    await fillIn(teacher!, '生效日期', '2020-10-20')
    await fillIn(teacher!, '截止日期', '2020-10-01')
    await shows(teacher!, '截止日期不能早于生效日期')
    await fillIn(teacher!, '截止日期', '2021-01-10')
    await press(teacher!, '登记')
    await shows(teacher!, /已给 \d+ 人登记保险/)
    await shows(teacher!, '10月20日 至 1月10日')
  })
})

describe('a second factor that was given long ago', () => {
  test('is asked for once more, and the same command goes again', async () => {
    supervisor = await as(who.supervisor)
    const keys: (string | undefined)[] = []
    supervisor.on('request', (request: Request) => {
      if (request.url().endsWith('approve-company')) keys.push(request.headers()['idempotency-key'])
    })
    await supervisor.goto(`/payouts/${runId}`)
    await tap(supervisor, '以甲方批准')
    await shows(supervisor, '再次确认是你本人')
    await fillIn(supervisor, '密码', 'not the password')
    await fillIn(supervisor, '验证码或恢复码', codeAt(Date.now()))
    await supervisor.getByRole('dialog').getByRole('button', { name: '确认' }).click()
    await supervisor.getByRole('dialog').getByRole('alert').waitFor()
    await fillIn(supervisor, '密码', goodPassword)
    await supervisor.getByRole('dialog').getByRole('button', { name: '确认' }).click()
    await until(async () => {
      const { approvals } = (await ask(supervisor!, `/api/payouts/${runId}`)).json
      expect(approvals).toMatchObject([{ side: 'company' }])
    })
    expect(keys).toEqual([keys[0], keys[0]])
    expect(await supervisor.getByRole('dialog').count()).toBe(0)
  })
})

describe('a role that opens money', () => {
  test('waits for a second admin, and who proposed it cannot confirm it', async () => {
    admin = await as(who.admin, { width: 1280, height: 800 })
    await admin.goto('/people/staff')
    await tap(admin, `修改角色：职员${who.teacher2}`)
    const sheet = admin.getByRole('dialog')
    await sheet.getByLabel('角色', { exact: true }).selectOption('finance')
    await shows(admin, '这个角色要由另一位管理员确认后才生效。')
    await sheet.getByRole('button', { name: '授予' }).click()
    await sheet.getByText('你提议的，需要另一位管理员确认').waitFor()
    expect(await sheet.getByRole('button', { name: '确认' }).count()).toBe(0)
  })

  test('is there once the other one has confirmed', async () => {
    second = await as(secondAdmin)
    await second.goto('/people/staff')
    await shows(second, '等待第二个人确认（1）')
    await press(second, '确认')
    await until(async () => expect(await text(second!)).not.toContain('等待第二个人确认'))
    const { staff: all } = (await ask(second, '/api/people/staff')).json
    const changed = all.find(({ number }: { number: string }) => number === who.teacher2)
    expect(changed.roles.map(({ role }: { role: string }) => role)).toContain('finance')
  })
})

describe('finance', () => {
  test('sees one number in full for half a minute, from the row that it is about', async () => {
    finance = await as(who.finance)
    await finance.clock.install()
    await finance.goto(`/payouts/${runId}`)
    await tap(finance, '学生002')
    await finance.getByRole('dialog').getByRole('button', { name: '查看' }).click()
    const grouped = cardNumberOf(1)
      .match(/.{1,4}/g)!
      .join(' ')
    await shows(finance, grouped)
    await finance.clock.runFor(31_000)
    await until(async () => expect(await text(finance!)).not.toContain(grouped))
    expect(await kept(finance)).not.toContain(cardNumberOf(1))
  })

  test('is told in a sentence when it has looked too often', async () => {
    const message = '尝试次数过多，请等候 10 分钟后再试。'
    await finance!.route('**/reveal', (route) =>
      route.fulfill({
        status: 429,
        headers: { 'X-Api': '1' },
        json: { fault: { code: 'too-many', message, params: { minutes: 10 } } },
      }),
    )
    await finance!.getByRole('dialog').getByRole('button', { name: '查看' }).click()
    await finance!.getByRole('alert').filter({ hasText: '已暂停并通知管理员' }).waitFor()
    await expect
      .poll(() => finance!.getByRole('dialog').getByRole('button', { name: '查看' }).isDisabled())
      .toBe(true)
  })
})

describe('a supervisor', () => {
  test('replaces a leader from a day on', async () => {
    await supervisor!.goto('/people')
    await tap(supervisor!, '学生002 的详情')
    const sheet = supervisor!.getByRole('dialog')
    await sheet.getByLabel('从哪天起').selectOption({ index: 1 })
    await sheet.getByRole('button', { name: '设为组长' }).click()
    await sheet.getByText(/起生效$/).waitFor()
  })

  test('puts a student into another class from a day of the season on, and the card says since when', async () => {
    await supervisor!.goto('/people')
    await tap(supervisor!, '学生003 的详情')
    await tap(supervisor!, '换班级或小组')
    const sheet = supervisor!.getByRole('dialog')
    await sheet.getByLabel('班级').selectOption(classes[1])
    await sheet.getByLabel('小组', { exact: true }).selectOption('D组')
    await sheet.getByLabel('原因').fill('两班人数不均')
    await sheet.getByLabel('从哪天起').fill('2021-03-01')
    await sheet.getByText('实训期是 9月12日 至 11月22日').waitFor()
    await expect.poll(() => sheet.getByRole('button', { name: '确认更换' }).isDisabled()).toBe(true)
    await sheet.getByLabel('从哪天起').fill('2020-11-20')
    await sheet.getByText('这一天已经过去', { exact: false }).waitFor()
    await sheet.getByRole('button', { name: '确认更换' }).click()
    await shows(supervisor!, '学生003：11月20日 起在 19电商2班 · D组')
    await supervisor!.getByLabel('班级').selectOption(classes[1])
    await tap(supervisor!, '学生003 的详情')
    await sheet.getByText('11月20日 起').waitFor()
    await sheet.getByText('从名册开始').waitFor()
  })

  test('alone does so: a teacher reads where a student stood, and is offered no move', async () => {
    await teacher!.goto('/people')
    await tap(teacher!, '学生002 的详情')
    await teacher!.getByRole('dialog').getByText('从名册开始').waitFor()
    expect(await teacher!.getByRole('button', { name: '换班级或小组' }).count()).toBe(0)
  })
})

test.each(['/people', '/people/slips', '/people/staff', '/me/credentials'])(
  '%s costs at most 40 kB of program beside the first screen’s',
  async (path) => {
    await admin!.goto(path, { waitUntil: 'networkidle' })
    const loaded = await admin!.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    )
    const own = [...new Set(loaded)].filter((file) => file.endsWith('.js') && !file.includes('/main-'))
    const weights = own.map((file) => brotliCompressSync(readFileSync(join(root, 'dist/web', file))).length)
    const weight = weights.reduce((sum, one) => sum + one, 0)
    console.log(`${path}: ${(weight / 1000).toFixed(1)} kB of 40`)
    expect(own.length).toBeGreaterThan(1)
    expect(weight).toBeLessThanOrEqual(40_000)
  },
)

test('nothing complained on any of these pages', () => {
  expect(wrong()).toEqual([])
})
