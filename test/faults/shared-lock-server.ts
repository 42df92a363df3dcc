/** The server as api/main.node.ts composes it, except that it does not lock others out of its file. */
import { serve } from '@hono/node-server'
import { systemClock } from '../../api/adapters/clock.ts'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { failStop } from '../../api/adapters/fail-stop.node.ts'
import { readKeyFile } from '../../api/adapters/keys.node.ts'
import { createApp } from '../../api/app.ts'
import { loadKeys } from '../../api/kernel/load-keys.ts'

const { DAOGANG_DB, DAOGANG_KEY_FILE } = process.env
const stop = failStop()
const db = await openNodeDatabase(DAOGANG_DB!, { exclusive: false, onFatal: stop.onFatal })
const opened = { clock: systemClock, db, newId: () => crypto.randomUUID() }
const keys = await loadKeys(opened, readKeyFile(DAOGANG_KEY_FILE!))
const app = createApp(() => ({ ...opened, keys }))
stop.watch(
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    console.log(`http://localhost:${port}`),
  ),
)
