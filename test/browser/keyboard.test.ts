import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { ask, demo, moveClock, shownReceipt, shows, tap, today, until } from './app.ts'

const { phone, wrong } = demo()
let [student, leader]: Page[] = []
const clockOf = async (page: Page) => (await ask(page, '/api/demo')).json.now as number

/** Presses Tab until what has the focus is called like this, as somebody does who has no pointer. */
async function tabTo(page: Page, name: RegExp) {
  const passed: string[] = []
  for (let n = 0; n < 80; n += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const one = document.activeElement as HTMLElement
      return one.getAttribute('aria-label') ?? one.innerText ?? ''
    })
    if (name.test(focused.trim())) return
    passed.push(focused.trim().replaceAll('\n', ' ').slice(0, 20))
  }
  throw new Error(`Tab reaches no ${String(name)}: ${passed.join(' | ')}`)
}

const focusIsVisible = async (page: Page) =>
  expect(
    await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
    }),
  ).toBe(true)

describe('with the keyboard alone', () => {
  test('a student checks in', async () => {
    student = await phone()
    await enterAs(student, 'student')
    await student.goto('/')
    await student.getByRole('button', { name: /^签到/ }).waitFor()
    await tabTo(student, /^签到/)
    await focusIsVisible(student)
    await student.keyboard.press('Enter')
    const receipt = await shownReceipt(student)
    expect((await today(student)).checkIn.receipt).toBe(receipt)
  })

  test('a leader changes one state in the sheet, and confirms the roll call', async () => {
    leader = await phone()
    await enterAs(leader, 'leader')
    await moveClock(leader, 'shift-start')
    await leader.goto('/roll-call')
    await leader.getByRole('button', { name: /^全部确认/ }).waitFor()
    await tabTo(leader, /修改 .+ 的状态/)
    await leader.keyboard.press('Enter')
    await leader.getByRole('dialog').waitFor()
    await tabTo(leader, /^请假$/)
    await leader.keyboard.press('Enter')
    await shows(leader, /已改，未确认/)
    await tabTo(leader, /^全部确认 · .*请假 1/)
    await focusIsVisible(leader)
    await leader.keyboard.press('Space')
    await shows(leader, '这一班已全部确认')
  })
})

describe('the demo goes on', () => {
  test('to the end of the shift and to the next morning, and the session stays', async () => {
    const times = [await clockOf(student!)]
    await moveClock(student!, 'shift-end')
    times.push(await clockOf(student!))
    await student!.goto('/')
    await tap(student!, /^签退/)
    await shows(student!, '已签退')
    const { checkOut } = await today(student!)
    expect(await shownReceipt(student!)).toBe(checkOut.receipt)
    await moveClock(student!, 'next-morning')
    times.push(await clockOf(student!))
    expect(times).toEqual([...times].sort((a, b) => a - b))
    for (const page of [student!, leader!]) {
      await expect.poll(async () => (await ask(page, '/api/me')).status).toBe(200)
      await page.goto('/allowance')
      await shows(page, /到目前为止/)
    }
  })

  test('from the bar on top too, without leaving the page', async () => {
    await leader!.goto('/records')
    await leader!.getByRole('complementary').getByRole('button').first().click()
    await leader!.getByRole('dialog').locator('[data-jump]').first().waitFor()
    const before = await clockOf(leader!)
    await leader!.getByRole('dialog').locator('[data-jump]').first().click()
    await until(async () => expect(await clockOf(leader!)).toBeGreaterThan(before + 60_000))
    expect(new URL(leader!.url()).pathname).toBe('/records')
    await expect.poll(async () => (await ask(leader!, '/api/me')).status).toBe(200)
  })
})

describe('who logs out', () => {
  test('is asked who they are again, and the next one finds nothing of them', async () => {
    const { name } = (await ask(student!, '/api/me')).json
    await student!.goto('/me')
    await shows(student!, name)
    await tap(student!, '退出登录')
    await student!.waitForURL('**/demo')
    await expect.poll(async () => (await ask(student!, '/api/me')).status).toBe(401)
    await enterAs(student!, 'teacher')
    await student!.goto('/me')
    await shows(student!, /^辅导员/)
    expect(await student!.locator('main').innerText()).not.toContain(name)
  })
})

test('none of it left a complaint', () => {
  expect(wrong()).toEqual([])
})
