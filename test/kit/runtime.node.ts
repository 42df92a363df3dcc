import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { nodeFont } from '../../api/adapters/font.node.ts'
import type { Database } from '../../api/kernel/db.ts'
import { afterwards } from './afterwards.ts'
import { fileDatabase, freshFolder } from './folder.ts'
import { root } from './root.ts'
import type { Kept, Runtime } from './runtime.ts'

/** In memory: a template outlives the test that has made it. */
async function keep(db: Database): Promise<Kept> {
  const folder = mkdtempSync(join(tmpdir(), 'daogang-'))
  const file = join(folder, 'kept.db')
  await db.client.execute({ sql: 'vacuum into ?', args: [file] })
  const bytes = readFileSync(file)
  rmSync(folder, { recursive: true })
  return {
    async open() {
      const own = join(freshFolder(), 'school.db')
      writeFileSync(own, bytes)
      const opened = await openNodeDatabase(own)
      afterwards(() => opened.client.close())
      return opened
    },
  }
}

let empty: Promise<Kept> | undefined

export const runtime: Runtime = {
  freshDatabase: async () => (await (empty ??= fileDatabase().then(keep))).open(),
  keep,
  textOf: (path) => readFileSync(join(root, path), 'utf8'),
  filesOf: (folder) => readdirSync(join(root, folder)),
  font: nodeFont,
  async serve(answer) {
    const server = serve({ fetch: answer, hostname: '127.0.0.1', port: 0 })
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
    afterwards(() => void server.close())
    const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return {
      // There is no certificate for the names of others on this machine.
      fetch: (url, init) => fetch(url.replace(/^https:\/\/[^/]+/, here), init),
      stop: () => void server.close(),
    }
  },
  pagesOf: async (pdf) => (await import('./looking.node.ts')).pagesOf(pdf),
  pictureOf: async (png) => (await import('./looking.node.ts')).pictureOf(png),
}
