import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unstable_startWorker as startWorker } from 'wrangler'
import { buildOnce } from '../../kit/browser.ts'
import { freshFolder } from '../../kit/folder.ts'
import { hranaWithSchool } from '../../kit/hrana-with-school.ts'
import { testKeyFile } from '../../kit/keys.ts'
import { requestHeaders } from '../../kit/request-headers.ts'
import { root } from '../../kit/root.ts'
import { who } from '../../kit/school.ts'
import { loadedAtOnce } from '../../kit/workerd.ts'

const folder = freshFolder()
const out = join(folder, 'whole')

const dev = { server: { port: 0 }, inspector: false, logLevel: 'error' } as const
const told = (url: string) => ({
  DAOGANG_DB_URL: { type: 'plain_text' as const, value: url },
  DAOGANG_KEYS: { type: 'plain_text' as const, value: JSON.stringify(testKeyFile) },
})

const atOnce = (built = out, main = 'main.worker.js') => loadedAtOnce(built, main)

test.each([
  // The most that an isolate may load before its first answer: the main module, and what it imports at once.
  ['the whole Worker', '', out, 'main.worker.js', 200_000],
  // What it is there for.
  ['the front', 'front', join(folder, 'front'), 'main.front.js', 120_000],
])(
  '%s is bundled as it would be deployed, and starts with what the budget allows',
  (name, env, to, main, most) => {
    const assets = join(folder, 'assets')
    mkdirSync(assets, { recursive: true })
    const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js')
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [wrangler, 'deploy', '--dry-run', `--env=${env}`, '--outdir', to, '--assets', assets],
      {
        cwd: root,
        encoding: 'utf8',
        env: {
          ...process.env,
          CI: '1',
          WRANGLER_SEND_METRICS: 'false',
          WRANGLER_LOG_PATH: join(folder, 'logs'),
        },
      },
    )
    expect(status, stdout + stderr).toBe(0)
    expect(stdout.includes('env.WHOLE (daogang)')).toBe(env === 'front')
    const modules = [...atOnce(to, main)]
    const size = modules.reduce((sum, file) => sum + gzipSync(readFileSync(join(to, file))).length, 0)
    console.log(`${name}: ${Math.round(size / 1000)} kB compressed, in ${modules.join(', ')}`)
    expect(size).toBeLessThanOrEqual(most)
  },
  60_000,
)

test('what is bundled runs in workerd, and loads a module of its own when a request needs it', async () => {
  const later = readdirSync(out).filter((name) => name.endsWith('.js') && !atOnce().has(name))
  expect(later.join()).toMatch(/import-/)
  const hrana = await hranaWithSchool(folder)
  const worker = await startWorker({
    name: 'bundled',
    entrypoint: join(out, 'main.worker.js'),
    compatibilityDate: '2026-10-01',
    compatibilityFlags: ['nodejs_compat'],
    bindings: told(`${hrana.url}/school/`),
    build: {
      bundle: false,
      findAdditionalModules: true,
      moduleRules: [{ type: 'ESModule', globs: ['**/*.js'] }],
      nodejsCompatMode: 'v2',
    },
    dev,
  })
  try {
    expect((await worker.fetch('https://school.example/healthz')).status).toBe(200)
    const file = { name: 'roster.csv', base64: btoa('no such table') }
    const headers = requestHeaders('POST', who.supervisor)
    const request = { method: 'POST', headers, body: JSON.stringify({ files: [file] }) }
    const answer = await worker.fetch('https://school.example/api/seasons/import/preview', request)
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('表头缺少这些列')])
  } finally {
    await worker.dispose()
    hrana.close()
  }
}, 60_000)

test('the app is served as wrangler.toml says: pages fresh and under their policy, named files for a year', async () => {
  buildOnce()
  // No file asks for the database.
  const bindings = told('http://127.0.0.1:9/')
  const worker = await startWorker({ config: join(root, 'wrangler.toml'), bindings, dev })
  try {
    const see = async (path: string) => {
      const answer = await worker.fetch(`https://school.example${path}`)
      const header = (name: string) => answer.headers.get(name) ?? ''
      return {
        status: answer.status,
        cache: header('cache-control'),
        policy: header('content-security-policy'),
        text: await answer.text(),
      }
    }
    const page = await see('/')
    expect(page).toMatchObject({
      status: 200,
      cache: 'no-cache',
      policy: expect.stringContaining("default-src 'none'"),
    })
    expect(await see('/records')).toMatchObject({ status: 200, cache: 'no-cache', policy: page.policy })
    expect((await see('/sw.js')).cache).toBe('no-cache')
    const named = /\/assets\/[\w-]+\.js/.exec(page.text)![0]
    expect(await see(named)).toMatchObject({ status: 200, cache: 'public, max-age=31536000, immutable' })
    expect(await see('/assets/gone.js')).toMatchObject({ status: 404, cache: 'no-store' })
  } finally {
    await worker.dispose()
  }
}, 60_000)
