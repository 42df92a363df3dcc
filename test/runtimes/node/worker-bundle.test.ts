import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unstable_startWorker as startWorker } from 'wrangler'
import { systemClock } from '../../../api/adapters/clock.ts'
import { openNodeDatabase } from '../../../api/adapters/db.node.ts'
import { loadKeys } from '../../../api/kernel/load-keys.ts'
import { freshFolder } from '../../kit/folder.ts'
import { startHrana } from '../../kit/hrana.ts'
import { testKeyFile, testLasting } from '../../kit/keys.ts'
import { requestHeaders } from '../../kit/request-headers.ts'
import { root } from '../../kit/root.ts'
import { openSchool, who } from '../../kit/school.ts'
import { loadedAtOnce } from '../../kit/workerd.ts'

/** Of all that an isolate loads before its first answer: the main module, and what it imports at once. */
const most = 200_000
const folder = freshFolder()
const out = join(folder, 'out')

const atOnce = () => loadedAtOnce(out, 'main.worker.js')

test('the Worker is bundled as it would be deployed, and starts with what the budget allows', () => {
  const assets = join(folder, 'assets')
  mkdirSync(assets)
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [wrangler, 'deploy', '--dry-run', '--outdir', out, '--assets', assets],
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
  const modules = [...atOnce()]
  const size = modules.reduce((sum, name) => sum + gzipSync(readFileSync(join(out, name))).length, 0)
  console.log(`Worker: ${Math.round(size / 1000)} kB compressed, in ${modules.join(', ')}`)
  expect(size).toBeLessThanOrEqual(most)
}, 60_000)

test('what is bundled runs in workerd, and loads a module of its own when a request needs it', async () => {
  const later = readdirSync(out).filter((name) => name.endsWith('.js') && !atOnce().has(name))
  expect(later.join()).toMatch(/import-/)
  const hrana = await hranaWithSchool()
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

async function hranaWithSchool() {
  const file = join(folder, 'school.db')
  const db = await openNodeDatabase(file)
  const opened = { db, clock: systemClock, newId: () => crypto.randomUUID() }
  await loadKeys(opened, testKeyFile, () => testLasting)
  await openSchool(db, Date.now())
  db.client.close()
  return startHrana({ fileOf: () => file })
}
