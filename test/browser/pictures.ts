/** The README's pictures, small, of one evening in the demo: light and dark beside each other, into docs/pictures. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { enterAs, openBrowser, openPhone, startServer } from '../kit/browser.ts'

const folder = join(import.meta.dirname, '../../docs/pictures')
mkdirSync(folder, { recursive: true })

const server = await startServer()
const browser = await openBrowser({ prefer: 'system' })

/** As many pictures as wanted of one person's evening, each in both themes. */
async function evening(
  role: string,
  play: (shoot: (name: string) => Promise<void>, page: Page) => Promise<void>,
) {
  const { page, context } = await openPhone(browser, server.url)
  await enterAs(page, role)
  await play(async (name) => {
    const shots: Buffer[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.waitForTimeout(1_000)
      shots.push(
        await sharp(await page.screenshot())
          .resize({ width: 320 })
          .png()
          .toBuffer(),
      )
    }
    await beside(shots, name)
  }, page)
  await context.close()
}

async function beside(shots: Buffer[], name: string) {
  const { height = 0 } = await sharp(shots[0]).metadata()
  await sharp({ create: { width: 656, height, channels: 4, background: '#0000' } })
    .composite(shots.map((input, n) => ({ input, left: n * 336, top: 0 })))
    .webp({ quality: 78 })
    .toFile(join(folder, `${name}.webp`))
  console.log(`docs/pictures/${name}.webp`)
}

async function play() {
  await evening('student', async (shoot, page) => {
    await page.goto('/')
    await page.getByRole('button', { name: /^签到/ }).waitFor()
    await shoot('today')
    await page.goto('/records')
    await page.locator('main table').waitFor()
    await shoot('records')
    await page.goto('/records/2020-11-10')
    await page.getByText('这一天值多少').waitFor()
    await shoot('day')
    await page.goto('/allowance')
    await page.getByText('明细').waitFor()
    await shoot('allowance')
    await page.goto('/')
    await page.getByRole('button', { name: /^签到/ }).click()
    await page.getByText(/收据/).first().waitFor()
  })
  await evening('leader', async (shoot, page) => {
    await page.goto('/demo')
    await page.locator('[data-jump="shift-start"]').click()
    await page.waitForTimeout(800)
    await page.goto('/roll-call')
    await page.getByRole('button', { name: /^全部确认/ }).waitFor()
    await shoot('roll-call')
  })
  await evening('teacher', async (shoot, page) => {
    await page.goto('/board')
    await page.getByText('要看的人').waitFor()
    await shoot('board')
    await page.goto('/needs')
    await page.locator('main li').first().waitFor()
    await shoot('needs')
  })
}

try {
  await play()
} finally {
  await browser.close()
  await server.stop()
}
