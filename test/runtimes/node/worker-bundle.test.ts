import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { freshFolder } from '../../kit/database.ts'
import { root } from '../../kit/root.ts'

const most = 200_000

test('the Worker is bundled as it would be deployed, in at most 200 kB compressed', () => {
  const folder = freshFolder()
  const assets = join(folder, 'assets')
  mkdirSync(assets)
  const out = join(folder, 'out')
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
  const size = gzipSync(readFileSync(join(out, 'main.worker.js'))).length
  console.log(`Worker: ${Math.round(size / 1000)} kB compressed`)
  expect(size).toBeLessThanOrEqual(most)
}, 60_000)
