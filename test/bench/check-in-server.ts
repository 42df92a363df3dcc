/**
 * The server of the check-in bench, in a process of its own: the real API, and beside it bare routes on the
 * same file that do only what cannot be left out. Prints its port.
 */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { createApp } from '../../api/app.ts'
import { openRush } from '../kit/school.ts'
import { lateShiftNears } from '../kit/clock.ts'
import { testKeys } from '../kit/keys.ts'

const [file = '', students = '200'] = process.argv.slice(2)
const db = await openNodeDatabase(file)
await openRush(db, Number(students), ['2020-11-12'])
await db.client.execute('create table bare (id text primary key, person text not null, at integer not null)')

const clock = { now: () => lateShiftNears }
const api = createApp(() => ({ clock, db, keys: testKeys, newId: () => crypto.randomUUID() }))
const app = new Hono()
  .post('/bare/insert', async (c) => {
    const { person } = await c.req.json<{ person: string }>()
    const row = [crypto.randomUUID(), person, clock.now()]
    await db.client.batch([{ sql: 'insert into bare (id, person, at) values (?, ?, ?)', args: row }], 'write')
    return c.json({ id: row[0] })
  })
  .route('/', api)
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port))
