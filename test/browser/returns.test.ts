import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Database } from '../../api/kernel/db.ts'
import { newPersonKey, sealPrivate } from '../../api/kernel/private.ts'
import type { Keys } from '../../api/kernel/keys.ts'
import { personKey } from '../../api/people/table.ts'
import { clockMinutes, formatClockTime } from '../../shared/time/clock-time.ts'
import { wallClock } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { classes, openSchool, who } from '../kit/school.ts'
import { plan } from '../kit/season.ts'
import { phoneOf } from '../kit/numbers.ts'
import { shows, tap, text, until } from './app.ts'
import { configured } from './configured.ts'
import { loaded } from './parts.ts'
import { kept } from './school.ts'

// A shift that ended an hour ago and belongs to a date on which that is past 22:00.
const wall = wallClock(Date.now() - 3_600_000, 'Asia/Shanghai')
const ended = clockMinutes(wall.time)
const late = ended >= 22 * 60 || ended < 60
const [date, ends] = late && ended >= 22 * 60 ? [wall.date, ended] : [addDays(wall.date, -1), ended + 1_440]
// It began on that date, however late it is now.
const cell = `${formatClockTime(Math.min(ends - 8 * 60, 23 * 60))}-${formatClockTime(ends)}`
const phone = phoneOf(13)

async function fill(db: Database, keys: Keys) {
  await openSchool(db, Date.now())
  await db.write(classes.map((one) => plan(db, date, one, cell)))
  const id = `p-${who.studentB}`
  const key = await newPersonKey(keys, id)
  const sealed = await sealPrivate(key, { column: 'phone', rowId: id }, phone)
  await db.write([db.query.insert(personKey).values(key.row)])
  await db.client.execute({
    sql: 'update person set phone = ?, phone_tail = ? where id = ?',
    args: [sealed, phone.slice(-4), id],
  })
}

const { as, wrong } = configured(fill)
const row = (page: Page, name: string) => page.locator('.walker', { hasText: name })
let leader: Page
let teacher: Page
let own: Page

test('a leader puts a batch together and taps who passes the gate, without a network, too', async () => {
  leader = await as(who.leaderB)
  await leader.goto('/roll-call')
  await leader.getByRole('link', { name: '归寝' }).click()
  await tap(leader, '编一批')
  const sheet = leader.getByRole('dialog')
  await sheet.getByLabel('学校带队').selectOption({ label: '职员T001' })
  await sheet.getByLabel('甲方带队').selectOption({ label: '职员S001' })
  await sheet.getByRole('button', { name: '保存这一批' }).click()
  await shows(leader, '带队 职员T001 / 职员S001')
  await loaded(leader, 'background')
  await leader.context().setOffline(true)
  await row(leader, '学生013').getByRole('button').click()
  await row(leader, '学生013').getByText('待上传').first().waitFor()
  const stored = await kept(leader)
  expect(stored).toContain('p-2019010013')
  expect(stored.replaceAll('学生011', '')).not.toContain('学生')
  await leader.context().setOffline(false)
  await row(leader, '学生013').getByText('已归寝').waitFor()
  await shows(leader, '你刚确认了 1 人')
})

test('a student says it with the code of the screen at the gate', async () => {
  const gate = await as(who.supervisor, { width: 1280, height: 800 })
  await gate.goto('/gate')
  await gate.locator('.room-digits').waitFor()
  own = await as(who.leaderB)
  await own.goto('/')
  await own.getByLabel('门口验证码（六位）').fill('000000')
  await tap(own, '我已到寝')
  await shows(own, /^验证码不对或已过期/)
  const digits = (await gate.locator('.room-digits').innerText()).replace(/\D/g, '')
  // As any scanner opens it.
  await own.goto('about:blank')
  await own.goto(`/return#${digits}`)
  await until(async () => expect(await own.getByLabel('门口验证码（六位）').inputValue()).toBe(digits))
  await tap(own, '我已到寝')
  await shows(own, /\d\d:\d\d 已到寝$/)
  await own.goto('/')
  await shows(own, /\d\d:\d\d 已到寝$/)
})

test('the teacher sees who is missing first, calls, excuses with a reason, reads the summary and closes', async () => {
  teacher = await as(who.teacher1)
  await teacher.goto('/returns')
  const missing = teacher.locator('.missing')
  await until(async () => expect(await missing.count()).toBe(4))
  await tap(teacher, '这 3 人全部到寝')
  // The three are hidden at once; what follows is about what the server has.
  await expect
    .poll(async () => (await text(teacher)).replace(/\s+/g, ' '))
    .toMatch(/5 已归寝 0 已说明 1 未到/)
  await expect.poll(() => missing.innerText()).toContain('学生012')
  const dial = teacher.getByRole('link', { name: `拨打 ${phone}` })
  await missing.getByRole('button', { name: '显示学生012的电话' }).click()
  await expect.poll(() => dial.getAttribute('href')).toBe(`tel:${phone}`)
  await missing.getByRole('button', { name: '说明学生012的去向' }).click()
  const sheet = teacher.getByRole('dialog')
  await sheet.getByRole('button', { name: '记下' }).click()
  await sheet.getByText('请写明情况').waitFor()
  await sheet.getByLabel('写明情况').fill('父亲 22:30 接走，已通话')
  await sheet.getByRole('button', { name: '记下' }).click()
  await shows(teacher, '没有人缺着。')
  await expect
    .poll(async () => (await text(teacher)).replace(/\s+/g, ' '))
    .toMatch(/6 应归 5 已归寝 1 已说明 0 未到/)
  await tap(teacher, '结束归寝')
  await shows(teacher, /19电商1班 已于 .* 结束/)
  await teacher.goto('/needs')
  await teacher.getByRole('link', { name: /归寝/ }).first().click()
  await tap(teacher, '已知悉')
  await shows(teacher, /^你已于 .* 知悉$/)
  await teacher.goto('/notices')
  await shows(teacher, /归寝：还有 \d 人没有着落（学＊＊＊＊/)
  await teacher.goto('/returns/nights')
  await shows(teacher, /应归 6 · 已归寝/)
})

test('leaves no complaint on the console', () => expect(wrong()).toEqual([]))
