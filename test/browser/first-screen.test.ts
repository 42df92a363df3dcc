import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { demo, text } from './app.ts'
import { madeFrom } from './parts.ts'

const { phone, wrong, url, browser } = demo()
const built = join(import.meta.dirname, '../../dist/web')
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const weigh = (path: string) => brotliCompressSync(readFileSync(join(built, path))).length

let files: string[] = []
let asked: string[] = []

beforeAll(async () => {
  // A student who was here before opens the app: what the phone asks for until the page can be used.
  const page = await phone()
  await enterAs(page, 'student')
  page.on('request', (request) => {
    const { pathname, protocol } = new URL(request.url())
    if (protocol.startsWith('http')) asked.push(pathname)
  })
  await page.goto('/')
  await page.getByRole('button', { name: /^签到/ }).waitFor()
  files = asked.filter((path) => !path.startsWith('/api/'))
})

describe('the first screen', () => {
  test('costs at most 50 kB of program and 14 kB of page with its styles, compressed', () => {
    const loaded = [...new Set(files.filter((path) => path.endsWith('.js')))]
    const html = readFileSync(join(built, 'index.html'), 'utf8')
    const first = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!)
    const program = [...new Set([...first, ...loaded])].reduce((sum, path) => sum + weigh(path), 0)
    const page = weigh('index.html')
    console.log(
      `first screen, brotli: program ${kB(program)} of 50, page ${kB(page)} of 14, ${files.join(' ')}`,
    )
    expect(program).toBeLessThanOrEqual(50_000)
    expect(page).toBeLessThanOrEqual(14_000)
    expect(files.filter((path) => path.endsWith('.css'))).toEqual([])
  })

  test('needs four requests: the page, the program, who it is and what today is', () => {
    expect(files).toEqual(['/', expect.stringMatching(/^\/assets\/main-.*\.js$/)])
    expect([...new Set(asked)].slice(0, 4).sort()).toEqual(
      [...files, '/api/attendance/today', '/api/me'].sort(),
    )
  })

  test('stands in the HTML before any script has run, in both languages', async () => {
    for (const [path, words] of [
      ['/', ['今天', '补贴', '记录', '我的', '稍候', 'Today', 'Pay', 'Records', 'Me']],
      ['/demo', ['到岗 · 演示', '以谁的身份进入']],
    ] as const) {
      const html = await (await fetch(url() + path)).text()
      for (const word of words) expect(html).toContain(word)
    }
    const context = await browser().newContext({ baseURL: url(), javaScriptEnabled: false, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto('/')
    await expect.poll(() => page.locator('nav').innerText()).toMatch(/今天.*补贴.*记录.*我的/s)
    await expect.poll(() => text(page)).toContain('稍候')
    await context.close()
  })

  test('is taken over without a word of complaint, in Chinese and in English', async () => {
    for (const locale of ['zh-CN', 'en-US']) {
      const page = await phone({ locale })
      await enterAs(page, 'student')
      await page.goto('/')
      await page.getByRole('button', { name: /^(签到|Check in)/ }).waitFor()
    }
    expect(wrong()).toEqual([])
  })

  test('and all other pages of a student bring nothing of the office', async () => {
    const page = await phone()
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
    await enterAs(page, 'student')
    for (const path of ['/', '/allowance', '/records', '/notices', '/me']) {
      await page.goto(path, { waitUntil: 'networkidle' })
    }
    const sources = loaded.map(madeFrom)
    expect(sources.filter((source) => /payouts|roll-?call|staff|office|further/i.test(source))).toEqual([])
    expect(sources).toContain('web/pages/student/AllowancePage.vue')
  })
})
