import { expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { demo, shows, tap, until } from './app.ts'

const { phone, wrong } = demo()

test('the log is searched, and the chain is computed anew where it is read', async () => {
  const office = await phone({ width: 1280, height: 800 })
  await enterAs(office, 'supervisor')
  await office.goto('/audit')
  await office.locator('.audit-row').first().waitFor()
  await office.getByLabel('做了什么').fill('发布补贴单')
  await tap(office, '查找')
  await until(async () => expect(await office.locator('.audit-row').count()).toBe(1))
  await shows(office, /^发布补贴单/)
  await office.locator('.audit-row summary').click()
  await shows(office, /"action":"payouts\.publish"/)
  await tap(office, '在这台电脑上核验')
  await shows(office, /^完整：\d+ 条记录、[1-9]\d* 个检查点全部吻合/)

  // An answer that somebody has changed on its way is found out.
  await office.route('**/api/audit/chain*', async (route) => {
    const answer = await route.fetch()
    const json = await answer.json()
    json.links[1].bytes = json.links[1].bytes.replace('"at":', '"at": ')
    await route.fulfill({ response: answer, json })
  })
  await tap(office, '在这台电脑上核验')
  await shows(office, /^第 2 条不吻合：内容与哈希不符/)
  expect(wrong()).toEqual([])
})
