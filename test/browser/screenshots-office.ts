/** Pictures of what staff see when they get in, of class lists, slips, staff and roles. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { enterAs, openPhone } from '../kit/browser.ts'

type Shoot = (name: string, of: Page) => Promise<void>

const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).last().click()
  await page.waitForTimeout(400)
}

export async function office(browser: Browser, url: string, folder: string, shoot: Shoot) {
  const open = async (width = 360, height = 740) => (await openPhone(browser, url, { width, height })).page
  const at = async (page: Page, path: string, name: string) => {
    await page.goto(path)
    await page.waitForTimeout(1_200)
    await shoot(name, page)
  }

  const [desk, phone, guest] = await Promise.all([open(1280, 800), open(), open()])
  await enterAs(desk, 'admin')
  await at(desk, '/deliveries', '79-channels-desk')
  await at(desk, '/people', '80-people-desk')
  await desk.locator('.people tbody input').nth(1).check()
  await desk.locator('.people tbody input').nth(3).check()
  await shoot('81-people-chosen', desk)
  await desk.locator('.people tbody th button').first().click()
  await desk.waitForTimeout(300)
  await shoot('82-person-desk', desk)
  await desk.keyboard.press('Escape')
  await press(desk, '取消选择')
  await press(desk, /人制作邀请单/)
  await shoot('83-slips-make', desk)
  await press(desk, '制作邀请单')
  await desk.locator('.slip').first().waitFor()
  await shoot('84-slips-desk', desk)
  await desk.emulateMedia({ colorScheme: 'light' })
  const pdf = join(folder, '85-slips.pdf')
  writeFileSync(pdf, await desk.pdf({ preferCSSPageSize: true, printBackground: true }))
  // Where the machine has a program for it, its first page is a picture as well.
  const picture = `-sOutputFile=${join(folder, '85-slips-page.png')}`
  spawnSync('gs', [
    '-q',
    '-dNOPAUSE',
    '-dBATCH',
    '-dLastPage=1',
    '-sDEVICE=png16m',
    '-r110',
    '-dTextAlphaBits=4',
    picture,
    pdf,
  ])
  await at(desk, '/people/slips', '86-slips-gone')

  await at(desk, '/people/staff', '87-staff-desk')
  await desk
    .getByRole('button', { name: /^修改角色/ })
    .first()
    .click()
  await desk.waitForTimeout(300)
  await shoot('88-roles', desk)
  await desk.keyboard.press('Escape')
  await press(desk, '新增教职工')
  await desk.getByLabel('工号', { exact: true }).fill('F901')
  await desk.getByLabel('姓名', { exact: true }).last().fill('赵会计')
  await desk.getByLabel('角色', { exact: true }).selectOption('finance')
  await shoot('89-staff-form', desk)
  await press(desk, '新增并生成邀请链接')
  await desk.getByLabel('邀请链接', { exact: true }).waitFor()
  await shoot('90-staff-link', desk)
  const link = await desk.getByLabel('邀请链接', { exact: true }).innerText()
  await desk.keyboard.press('Escape')
  await at(desk, '/people/staff', '91-proposals')

  await guest.goto(link)
  await guest.locator('form').waitFor()
  await shoot('92-join', guest)
  await guest.getByText('密码和验证器').click()
  await press(guest, '下一步')
  await guest.getByLabel('新密码').fill('短短的密码')
  await shoot('93-join-password', guest)
  for (const label of ['新密码', '再输一次']) await guest.getByLabel(label).fill('窗外的雨下了一整夜没有停')
  await press(guest, '下一步')
  await shoot('94-join-codes', guest)
  await guest.getByLabel('我已经收好这些恢复码').check()
  await press(guest, '下一步')
  await shoot('95-join-authenticator', guest)
  await at(guest, '/join', '96-join-lost')
  await at(guest, '/sign-in', '97-sign-in')
  await guest.getByRole('button', { name: /教职工/ }).click()
  await guest.waitForTimeout(500)
  await shoot('97-sign-in-staff', guest)

  await enterAs(phone, 'teacher')
  await at(phone, '/people', '98-people-phone')
  await phone.evaluate(() => scrollTo(0, 560))
  await shoot('98-people-phone-list', phone)
  await phone.locator('.people tbody th button').first().click()
  await phone.waitForTimeout(300)
  await shoot('98-person-phone', phone)
  await at(phone, '/me/credentials', '99-credentials')
  await at(phone, '/report/2020-11-11', '99-report')
  await phone.evaluate(() => localStorage.setItem('daogang.size', '200'))
  await at(phone, '/people', '99-people-200')
  await phone.evaluate(() => scrollTo(0, 1300))
  await shoot('99-people-200-list', phone)
  await enterAs(phone, 'finance')
  await phone.evaluate(() => localStorage.setItem('daogang.size', '100'))
  await phone.goto('/payouts')
  await phone.locator('.run-card').first().click()
  await phone.locator('.slips .whose').first().click()
  await phone.waitForTimeout(300)
  await shoot('99-reveal', phone)
  await phone.getByRole('button', { name: '查看', exact: true }).click()
  await phone.locator('output').waitFor()
  await shoot('99-revealed', phone)
}
