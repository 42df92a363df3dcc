import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { ask, button, demo, shows, tap, text, until } from './app.ts'

const { phone, wrong } = demo()
let [supervisor, lead]: Page[] = []
let run = ''

const looked = async (page: Page) => (await ask(page, `/api/discrepancies/${run}`)).json
const runOf = async (page: Page) => (await ask(page, `/api/payouts/${run}`)).json
const kinds = (page: Page) => page.locator('#to-check .kind')
const kind = (page: Page, name: string) => kinds(page).filter({ hasText: name })

async function decide(page: Page, reason: string) {
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('理由').fill(reason)
  await sheet.getByRole('button', { name: '裁定', exact: true }).click()
}

describe('before publishing', () => {
  test('those in charge see how long there is until the students must have been paid', async () => {
    supervisor = await phone({ width: 360, height: 740 })
    await enterAs(supervisor, 'supervisor')
    for (const page of ['/needs', '/payouts']) {
      await supervisor.goto(page)
      await shows(supervisor, '还有 48 天（34 个工作日）')
      await shows(supervisor, '2020年12月30日，实训期约定的日期')
    }
    const teacher = await phone()
    await enterAs(teacher, 'teacher')
    await teacher.goto('/needs')
    await teacher.getByRole('heading', { name: '待办' }).waitFor()
    expect(await text(teacher)).not.toContain('发放期限')
    await teacher.context().close()
  })

  test('the supervisor sees by kind what is to be checked, what to do, and cannot publish', async () => {
    await supervisor!.goto('/payouts')
    await supervisor!.getByLabel('从', { exact: true }).selectOption('2020-10-24')
    await supervisor!.getByLabel('到', { exact: true }).selectOption('2020-11-12')
    await tap(supervisor!, /^核算/)
    await supervisor!.waitForURL(/payouts\/.+/)
    run = supervisor!.url().split('/').pop()!
    await kind(supervisor!, '质检差错没有双方核实').waitFor()
    const { undecided } = await looked(supervisor!)
    await shows(supervisor!, `还有 ${undecided} 处没有处理，全部处理后才能发布`)
    await shows(supervisor!, '双方核实之前不扣款。请另一方核实。')
    await shows(supervisor!, `还有 ${undecided} 处待核对没有处理。可以先批准`)
    lead = await phone({ width: 1280, height: 800 })
    await enterAs(lead, 'lead-teacher')
    await lead.goto(`/payouts/${run}`)
    await shows(lead, `还有 ${undecided} 处待核对没有处理。可以先批准`)
    expect(await lead.getByRole('button', { name: /裁定/ }).count()).toBe(0)
  })

  test('one is put right where it stands, and is gone', async () => {
    const { undecided } = await looked(supervisor!)
    const errors = kind(supervisor!, '质检差错没有双方核实')
    await errors.locator('summary').click()
    const row = errors.locator('.entry', { hasText: '缺甲方' }).first()
    const name = await row.locator('strong').innerText()
    await row.getByRole('link', { name: `去改正：${name}` }).click()
    await supervisor!.waitForURL(/\/quality\?date=/)
    await tap(supervisor!, new RegExp(`^核实.*${name}`))
    await supervisor!.getByRole('dialog').getByRole('button', { name: '核实', exact: true }).click()
    await until(async () => expect((await looked(supervisor!)).undecided).toBe(undecided - 1))
    await supervisor!.goto(`/payouts/${run}`)
    await shows(supervisor!, `还有 ${undecided - 1} 处没有处理，全部处理后才能发布`)
  })

  test('both may approve while something is open, and it cannot be published', async () => {
    await tap(supervisor!, '重新核算')
    await shows(supervisor!, '1 张补贴单有变化')
    await tap(supervisor!, '以甲方批准')
    await until(async () => expect((await runOf(supervisor!)).approvals).toHaveLength(1))
    await lead!.goto(`/payouts/${run}`)
    await tap(lead!, '以学校批准')
    await until(async () => expect((await runOf(lead!)).state).toBe('approved'))
    await supervisor!.goto(`/payouts/${run}`)
    await shows(supervisor!, /还有 \d+ 处待核对，处理完才能发布。/)
    expect(await button(supervisor!, '发布给学生签名').count()).toBe(0)
  })

  test('one is decided with a reason of at least three characters, then all of its kind in one go', async () => {
    const called = kind(supervisor!, '有排班，没有人点名')
    await called.locator('summary').click()
    const { undecided } = await looked(supervisor!)
    await called
      .getByRole('button', { name: /^裁定：/ })
      .first()
      .click()
    await decide(supervisor!, '好')
    await shows(supervisor!, '理由至少三个字，会记入审计')
    await decide(supervisor!, '当天请了病假，假条已补交')
    await shows(supervisor!, `还有 ${undecided - 1} 处没有处理，全部处理后才能发布`)
    await called.getByRole('button', { name: /^裁定全部/ }).click()
    await decide(supervisor!, '纸质点名已对过，没有名字的不计')
    await until(async () => expect(await called.count()).toBe(0))
  })

  test('the rest is decided kind by kind; who, when and why is folded below, and one can be taken back', async () => {
    for (let left = await kinds(supervisor!).count(); left; left -= 1) {
      const one = kinds(supervisor!).first()
      const title = await one.locator('h3').innerText()
      await one.getByRole('button', { name: /裁定/ }).last().click()
      await decide(supervisor!, `${title}：已核实`)
      await until(async () => expect(await kinds(supervisor!).count()).toBe(left - 1))
    }
    await shows(supervisor!, '全部处理完了')
    const decided = supervisor!.locator('#to-check details', { hasText: '已裁定' })
    await decided.locator('summary').click()
    const sick = decided.locator('.batch', { hasText: '当天请了病假' })
    await expect.poll(() => sick.innerText()).toMatch(/11月12日 1\d:\d\d[\s\S]*有排班，没有人点名 1 条/)
    await sick.getByRole('button', { name: /^收回裁定/ }).click()
    const sheet = supervisor!.getByRole('dialog')
    await sheet.getByLabel('理由').fill('假条是另一天的')
    await sheet.getByRole('button', { name: '收回裁定', exact: true }).click()
    await shows(supervisor!, '还有 1 处待核对，处理完才能发布。')
    await kinds(supervisor!).first().getByRole('button', { name: /裁定/ }).first().click()
    await decide(supervisor!, '与辅导员核实，不在场')
    await shows(supervisor!, '全部处理完了')
  })

  test('then it is published', async () => {
    await tap(supervisor!, '发布给学生签名')
    await until(async () => expect((await runOf(supervisor!)).state).toBe('published'))
    expect(wrong()).toEqual([])
  })
})
