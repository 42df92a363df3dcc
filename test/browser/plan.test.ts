import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { demo, shows, tap, until } from './app.ts'

const { phone, wrong } = demo()
let office: Page

const cell = (date: string, className: string) =>
  office.getByRole('button', { name: new RegExp(`^${date} ${className}：`) })
const said = (date: string, className: string) => cell(date, className).getAttribute('aria-label')

describe('the plan on the supervisor’s desk', () => {
  test('a block is drawn, set, and taken back', async () => {
    office = await phone({ width: 1280, height: 800 })
    await enterAs(office, 'supervisor')
    await office.goto('/plan')
    await cell('11月16日', '19电商1班').click()
    await cell('11月17日', '19电商2班').click({ modifiers: ['Shift'] })
    await shows(office, '已选 2 天 × 2 个班')
    await tap(office, '休息')
    await shows(office, /^4 处改动/)
    expect(await said('11月17日', '19电商2班')).toContain('休息 · 已改，原来是早')
    await tap(office, '撤销上一步')
    await until(async () => expect(await said('11月17日', '19电商2班')).toContain('：早'))
  })

  test('a room that is too full is named beside the sum, which may say that there is space', async () => {
    await shows(office, '实训楼202 50 / 47')
    expect(await office.locator('td.load .full').first().textContent()).toContain('学生多于座位或可用机器')
    await office.setViewportSize({ width: 360, height: 740 })
    expect(await office.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await office.setViewportSize({ width: 1280, height: 800 })
  })

  test('the arrows walk through it, and draw a block with Shift', async () => {
    await cell('11月16日', '19电商1班').click()
    await office.keyboard.press('ArrowRight')
    await office.keyboard.press('Shift+ArrowDown')
    await shows(office, '已选 2 天 × 1 个班')
    await expect
      .poll(() => office.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toMatch(/^11月17日 19电商2班/)
  })

  test('classes take turns, and what that collides with needs a reason before it is published', async () => {
    await cell('11月20日', '19电商1班').click()
    await cell('11月22日', '19电商2班').click({ modifiers: ['Shift'] })
    await office.getByText('其他时段、照抄与轮换').click()
    await tap(office, '各班轮换')
    await shows(office, /处改动 · \d+ 个提醒/)
    await tap(office, '查看并发布')
    const sheet = office.getByRole('dialog')
    await sheet.getByRole('button', { name: '发布', exact: true }).click()
    await shows(office, '写明理由才能发布')
    for (const field of await sheet.getByLabel('理由').all()) await field.fill('与学校商定')
    await sheet.getByRole('button', { name: '发布', exact: true }).click()
    await shows(office, /^已发布 \d+ 处改动/)
    await until(async () => expect(await office.locator('.plan-cell .changed').count()).toBe(0))
  })

  test('a student hears of it and finds it in the calendar; a teacher reads the plan', async () => {
    const student = await phone()
    await enterAs(student, 'student')
    await student.goto('/notices')
    await shows(student, /天的排班改了/)
    const teacher = await phone()
    await enterAs(teacher, 'teacher')
    await teacher.goto('/plan')
    await teacher.locator('.plan-cell').first().waitFor()
    expect(await teacher.locator('.plan-tools').count()).toBe(0)
    expect(wrong()).toEqual([])
  })
})
