import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256Hex } from '../../api/kernel/hash.ts'
import { demoPin } from '../../shared/demo/pin.ts'
import { verifyReceipt } from '../../shared/payouts/receipt.ts'
import { enterAs } from '../kit/browser.ts'
import { ask, button, demo, shows, tap, text, until } from './app.ts'
import { draw } from './drawing.ts'

const { phone, wrong } = demo()
let page: Page
let slip = ''
const inkPath = () => `/api/payslips/${slip}/ink`

const count = (n: number) => page.getByRole('img', { name: `签名框，已写 ${n} 笔` }).waitFor()
/** How much of the pad is dark, read from a copy of it. */
const inkBits = (on: Page) =>
  on.locator('.ink-pad canvas').evaluate((canvas: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', {
      willReadFrequently: true,
    })!
    copy.drawImage(canvas, 0, 0)
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height)
    return data.reduce((sum, value, at) => sum + (at % 4 === 3 && value > 0 ? 1 : 0), 0)
  })

beforeAll(async () => {
  page = await phone()
  await enterAs(page, 'student')
  slip = (await ask(page, '/api/payslips')).json.payslips.find((p: { signedAt: unknown }) => !p.signedAt).id
})

describe('signing by hand', () => {
  test('the pad comes when it is wanted, and takes strokes, one of which can be undone', async () => {
    await page.goto(`/payslips/${slip}`)
    await button(page, '手写签名').waitFor()
    expect(await page.locator('.ink-pad').count()).toBe(0)
    await tap(page, '手写签名')
    await count(0)
    await expect.poll(() => button(page, '确认签名').isDisabled()).toBe(true)
    await draw(page, 3)
    await count(3)
    await tap(page, '撤销一笔')
    await count(2)
    await tap(page, '清除')
    await count(0)
    expect(await inkBits(page)).toBe(0)
  })

  test('a straight line is told at once to be none', async () => {
    const { x, y } = (await page.locator('.ink-pad canvas').boundingBox())!
    for (const from of [20, 160]) {
      await page.mouse.move(x + from, y + 60)
      await page.mouse.down()
      await page.mouse.move(x + from + 120, y + 60, { steps: 20 })
      await page.waitForTimeout(120)
      await page.mouse.up()
    }
    await tap(page, '确认签名')
    await page.getByRole('alert').filter({ hasText: '一条直线不是签名' }).waitFor()
    await tap(page, '清除')
  })

  test('turning the phone keeps the strokes, and nothing of them is stored', async () => {
    await draw(page, 3)
    const before = await inkBits(page)
    await page.setViewportSize({ width: 740, height: 360 })
    await until(async () =>
      expect((await page.locator('.ink-pad canvas').boundingBox())!.width).toBeGreaterThan(400),
    )
    await count(3)
    await until(async () => expect(await inkBits(page)).toBeGreaterThan(before / 3))
    await page.setViewportSize({ width: 360, height: 740 })
    await count(3)
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(
      /strokes|points/,
    )
  })

  test('the PIN signs it, and the receipt shows the hand', async () => {
    await tap(page, '确认签名')
    await page.getByRole('dialog').getByLabel('PIN').fill(demoPin)
    await page.getByRole('dialog').locator('button[type=submit]').click()
    await page.waitForURL('**/receipt')
    await shows(page, '原文与指纹一致，刚刚在本机核对过')
    await shows(page, '手写签名')
    const image = page.locator('.ink-image')
    await until(async () =>
      expect(await image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1000),
    )
    const { json } = await ask(page, `/api/payslips/${slip}/receipt`)
    const { ed25519 } = (await ask(page, '/.well-known/payout-keys.json')).json
    const { voided: _voided, ...receipt } = json
    const verified = verifyReceipt(JSON.stringify(receipt), ed25519)
    if (!verified.ok || verified.statement.v !== 'sign/v2') throw new Error('no receipt of handwriting')
    expect(verified.statement.method).toBe('drawn')
    expect(verified.statement.scrolledAt).not.toBeNull()
    // The picture that the server keeps is the one that the phone signed.
    const png = await page.evaluate(async (path) => {
      const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer())
      return [...bytes]
    }, inkPath())
    const pixels = await sharp(Buffer.from(png)).toColourspace('b-w').raw().toBuffer()
    const raster = new Uint8Array(50_000)
    for (const [at, value] of pixels.entries()) if (value < 128) raster[at >> 3]! |= 0x80 >> (at & 7)
    expect(sha256Hex(raster)).toBe(verified.statement.inkHash)
  })

  test('the receipt is saved as a picture with the hand and the code', async () => {
    const saving = page.waitForEvent('download')
    await tap(page, '保存为图片')
    const saved = readFileSync(await (await saving).path())
    expect(await sharp(saved).metadata()).toMatchObject({ format: 'png', width: 1080, height: 1760 })
    await page.getByRole('img', { name: '签名回执的图片' }).waitFor()
  })

  test('R28 the verifying page says that it was drawn, without a network', async () => {
    const saving = page.waitForEvent('download')
    await tap(page, '保存回执')
    const saved = readFileSync(await (await saving).path(), 'utf8')
    const parent = await phone()
    await parent.goto('/verify')
    await shows(parent, '核对签名回执')
    await parent.locator('textarea').fill(saved)
    await tap(parent, '核对')
    await shows(parent, '回执有效')
    await expect.poll(() => text(parent)).toContain('手写签名')
  })
})

test('who cannot draw types the name by keyboard alone', async () => {
  const other = await phone({ width: 320, height: 640 })
  await enterAs(other, 'leader')
  const { payslips } = (await ask(other, '/api/payslips')).json
  const own = payslips.find((p: { signedAt: unknown }) => !p.signedAt).id
  const { name } = (await ask(other, '/api/me')).json
  await other.goto(`/payslips/${own}`)
  await button(other, '不便手写？改为键入姓名').focus()
  await other.keyboard.press('Enter')
  await other.getByLabel('请输入本人姓名').fill(name)
  await other.keyboard.press('Tab')
  await other.keyboard.press('Enter')
  await other.getByRole('dialog').getByLabel('PIN').fill(demoPin)
  await other.keyboard.press('Tab')
  await other.keyboard.press('Enter')
  await other.waitForURL('**/receipt')
  await shows(other, '键入姓名')
  expect(await other.locator('.ink-image').count()).toBe(0)
  expect(wrong()).toEqual([])
})
