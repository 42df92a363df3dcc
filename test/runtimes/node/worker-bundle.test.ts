import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unstable_startWorker as startWorker } from 'wrangler'
import { freshFolder } from '../../kit/folder.ts'
import { hranaWithSchool } from '../../kit/hrana-with-school.ts'
import { testKeyFile } from '../../kit/keys.ts'
import { requestHeaders } from '../../kit/request-headers.ts'
import { root } from '../../kit/root.ts'
import { who } from '../../kit/school.ts'
import { loadedAtOnce } from '../../kit/workerd.ts'

const folder = freshFolder()
const out = join(folder, 'whole')

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
    bindings: {
      DAOGANG_DB_URL: { type: 'plain_text', value: `${hrana.url}/school/` },
      DAOGANG_KEYS: { type: 'plain_text', value: JSON.stringify(testKeyFile) },
    },
    build: {
      bundle: false,
      findAdditionalModules: true,
      moduleRules: [{ type: 'ESModule', globs: ['**/*.js'] }],
      nodejsCompatMode: 'v2',
    },
    dev: { server: { port: 0 }, inspector: false, logLevel: 'error' },
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
