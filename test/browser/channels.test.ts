import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { delivery } from '../../api/deliveries/table.ts'
import type { Database } from '../../api/kernel/db.ts'
import { notify } from '../../api/notices/notify.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { classes, openSchool, who } from '../kit/school.ts'
import { plan } from '../kit/season.ts'
import { robotAddress } from '../kit/robots.ts'
import { shows, tap } from './app.ts'
import { configured } from './configured.ts'

const today = workDateAt(Date.now(), 'Asia/Shanghai')

/** A day with a shift, and a message to a teacher that nobody could deliver. */
async function fill(db: Database) {
  const now = Date.now()
  await openSchool(db, now)
  const told = { personId: `p-${who.teacher1}`, kind: 'leave-decided', about: 'a', params: {} } as const
  const noticeId = `leave-decided:a:${told.personId}`
  await db.write([
    ...classes.map((one) => plan(db, today, one, '早')),
    notify({ db, clock: { now: () => now } }, told),
    db.query.insert(delivery).values({
      id: `telegram:1:${noticeId}`,
      channel: 'telegram',
      address: '1',
      noticeId,
      personId: told.personId,
      locale: 'zh-CN',
      state: 'dead',
      dueAt: now,
      giveUpAt: now,
      attempts: 20,
      lastError: 'no connection',
    }),
  ])
}

const { as, wrong } = configured(fill)

test('an admin sets up a group’s robot and takes it away, and decides what could not be delivered', async () => {
  const page = await as(who.admin)
  await page.goto('/deliveries')
  await tap(page, '添加群机器人')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('群的名称').fill('1班实训群')
  await sheet.getByLabel('班级', { exact: true }).selectOption(classes[0])
  await sheet.getByLabel('Webhook 地址').fill('https://evil.example/robot')
  await shows(page, '不是钉钉、飞书或企业微信的机器人地址')
  await sheet.getByLabel('Webhook 地址').fill(robotAddress('wecom'))
  expect(await sheet.getByLabel('加签密钥').count()).toBe(0)
  await sheet.getByLabel('Webhook 地址').fill(robotAddress('dingtalk'))
  await sheet.getByLabel('加签密钥').fill('SECdaogang')
  await sheet.getByRole('button', { name: '添加', exact: true }).click()
  await shows(page, '1班实训群')
  await shows(page, '钉钉')
  expect(await page.content()).not.toContain('SECdaogang')
  await page.getByRole('button', { name: '移除 1班实训群' }).click()
  await shows(page, '还没有群机器人')
  await shows(page, '试了 20 次')
  await tap(page, '不再发送')
  await shows(page, '没有未送达的通知。')
})

test('a supervisor reads the report of a day and saves it', async () => {
  const page = await as(who.supervisor)
  await page.goto('/report')
  await shows(page, '合计')
  await expect.poll(() => page.locator('.report tbody tr').count()).toBe(2)
  const saving = page.waitForEvent('download')
  await tap(page, '保存 .csv')
  const file = await saving
  expect(file.suggestedFilename()).toBe(`考勤日报_${today}.csv`)
  const text = readFileSync(await file.path(), 'utf8')
  for (const part of [...classes, '早班', '应到']) expect(text).toContain(part)
  expect(wrong()).toEqual([])
})
