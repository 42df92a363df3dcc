/** A real browser and a real server process: what a person with a phone has. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core'

const root = join(import.meta.dirname, '../..')

export interface BrowsedServer {
  url: string
  /** Everything it has printed so far. */
  printed: () => string
  stop: () => Promise<void>
}

/**
 * A server on a port of the system's choice, with the app as it is built from these sources: the demo, or with
 * settings the server that they configure.
 */
export async function startServer(settings: Record<string, string> = {}): Promise<BrowsedServer> {
  buildOnce()
  const child = spawn(process.execPath, ['api/main.node.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/localhost:\d+/.exec(said)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(`the server did not start:\n${said}`)))
  })
  return {
    url,
    printed: () => said,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** The app as these sources make it; `npm test` has built it already, and others may be reading it by now. */
export function buildOnce() {
  if (process.env.WEB_BUILT) return
  // In a process of its own: under NODE_ENV=test it would be built with everything that warns developers.
  spawnSync(process.execPath, ['web/build.ts'], { cwd: root, env: { PATH: process.env.PATH ?? '' } })
}

/** Debian's browser where there is one that knows Chinese letters, else the one that npm brought. */
export async function openBrowser({ prefer = 'npm' }: { prefer?: 'npm' | 'system' } = {}): Promise<Browser> {
  const system = '/usr/bin/chromium'
  // Where a machine says nothing of letters, a browser loses the names of files that are not English.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const launch = (executablePath: string) =>
    playwright.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu'] })
  if (prefer === 'system' && existsSync(system)) return launch(system)
  try {
    return await launch(await chromium.executablePath())
  } catch (error) {
    if (!existsSync(system)) throw error
    return launch(system)
  }
}

export interface Phone {
  context: BrowserContext
  page: Page
  /** What should not happen on any page: complaints on the console (a broken policy or a failed hydration is one), and requests to other places. */
  wrong: string[]
}

interface PhoneOptions {
  locale?: string
  /** What the browser says it is, such as WeChat's. */
  userAgent?: string
  dark?: boolean
  width?: number
  height?: number
  /** Lets the app's service worker in; what a test does to requests of a page it does not see. */
  worker?: boolean
}

/** A phone of 360 by 740 with its own storage. */
export async function openPhone(
  browser: Browser,
  url: string,
  { locale = 'zh-CN', userAgent, dark = false, width = 360, height = 740, worker = false }: PhoneOptions = {},
): Promise<Phone> {
  const context = await browser.newContext({
    baseURL: url,
    locale,
    ...(userAgent ? { userAgent } : {}),
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height },
    deviceScaleFactor: 2,
    isMobile: width < 600,
    hasTouch: width < 600,
    reducedMotion: 'reduce',
    serviceWorkers: worker ? 'allow' : 'block',
  })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('console', (message) => {
    const { url: from } = message.location()
    // Refusals and cut networks are part of the story: the browser logs them, the page tells them.
    if (message.text().startsWith('Failed to load resource') && from.startsWith(`${url}/api/`)) return
    if (message.text().includes('ERR_INTERNET_DISCONNECTED')) return
    // Said by the browser's driver where the test keeps the worker out.
    if (message.text().startsWith('Service Worker registration blocked')) return
    // The browser's own remark when a worker takes over between a preload and its use; the file is asked for again.
    if (/preload .* cross-world service worker resource mismatch/.test(message.text())) return
    if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()} ${from}`)
  })
  page.on('pageerror', (error) => wrong.push(`page: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== url)
      wrong.push(`foreign: ${request.url()}`)
  })
  return { context, page, wrong }
}

/** Enters the demo as somebody with one tap, and waits for the page where that person begins. */
export async function enterAs(page: Page, role: string) {
  await page.goto('/demo')
  await page.locator(`[data-role="${role}"]`).click()
  await page.locator('nav.tabs').waitFor()
}
