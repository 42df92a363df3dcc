/** The pictures that a phone shows before it installs the app, of the app itself, into web/build/previews. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { previews, previewSizes } from '../../web/build/previews.ts'
import { enterAs, openBrowser, openPhone, startServer } from '../kit/browser.ts'

const folder = join(import.meta.dirname, '../../web/build/previews')
mkdirSync(folder, { recursive: true })

const server = await startServer()
const browser = await openBrowser({ prefer: 'system' })

async function take(page: Page, name: string) {
  const { form } = previews.find((one) => one.name === name)!
  // What is over every page of the demo alone.
  await page.evaluate(() => {
    document.querySelector('.demo')?.remove()
    document.documentElement.dataset.hint = document.documentElement.dataset.hint?.replace('demo', '') ?? ''
  })
  await page.waitForTimeout(500)
  await sharp(await page.screenshot())
    .resize(previewSizes[form])
    .webp({ quality: 80 })
    .toFile(join(folder, `${name}.webp`))
  console.log(`web/build/previews/${name}.webp`)
}

async function visit(page: Page, path: string, seen: string) {
  await page.goto(path)
  await page.locator(seen).first().waitFor()
}

async function play() {
  const { page } = await openPhone(browser, server.url)
  await enterAs(page, 'student')
  await visit(page, '/', '.code-card')
  await take(page, 'today')
  await visit(page, '/allowance', '.rows > .unfold')
  await take(page, 'allowance')
  await visit(page, '/records', 'main table')
  await take(page, 'records')

  const { page: desk } = await openPhone(browser, server.url, { width: 1280, height: 800 })
  await enterAs(desk, 'supervisor')
  await visit(desk, '/violations', '.facts tbody tr')
  await take(desk, 'violations')
  await desk.goto('/payouts')
  await desk.locator('.run-card').first().click()
  await desk.locator('.slips').waitFor()
  await take(desk, 'payout')
}

try {
  await play()
} finally {
  await browser.close()
  await server.stop()
}
