import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { createApp } from '../../api/app.ts'
import { sha256Hex } from '../../api/kernel/hash.ts'
import { session } from '../../api/people/table.ts'
import { importSeason } from '../../api/seasons/import.ts'
import { lateShiftNears, days } from '../kit/clock.ts'
import { operatorCtx } from '../kit/ctx.ts'
import { testKeys } from '../kit/keys.ts'
import { requestHeaders } from '../kit/request-headers.ts'
import { tokenOf } from '../kit/token.ts'
import { processor, quantile } from './figures.ts'
import type { Figure } from './figures.ts'

const folder = new URL('../../data/season-2020/', import.meta.url)
const facts = ['attendance', 'online_time', 'violation', 'quality_error', 'award', 'assessment']
const ofOne = 'where season_id = ? and person_id = ?'
const selects = [
  ...facts.map((table) => `select * from ${table} ${ofOne} and withdrawn_by is null`),
  `select * from membership ${ofOne}`,
]

/** The running allowance of a student against a bare read of the same rows, both without a network between. */
export async function benchRunning(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'daogang-bench-'))
  const db = await openNodeDatabase(join(home, 'bench.db'))
  try {
    const files = readdirSync(folder).map((name) => ({
      name,
      bytes: new Uint8Array(readFileSync(new URL(name, folder))),
    }))
    await importSeason(operatorCtx(db), { files })
    const people = (await db.client.execute("select id, number from person where kind = 'student'")).rows
    const at = lateShiftNears
    await db.write(
      people.map(({ id, number }) =>
        db.query.insert(session).values({
          id: String(id),
          tokenHash: sha256Hex(tokenOf(String(number))),
          personId: String(id),
          createdAt: at,
          lastUsedAt: at,
          idleMs: days,
          expiresAt: at + days,
        }),
      ),
    )
    const app = createApp(() => ({
      clock: { now: () => at },
      db,
      keys: testKeys,
      newId: () => crypto.randomUUID(),
    }))
    const real = async ({ number }: (typeof people)[number]) => {
      const answer = await app.request('/api/allowance/running', {
        headers: requestHeaders('GET', String(number)),
      })
      if (answer.status !== 200) throw new Error(await answer.text())
      await answer.text()
    }
    const bareRoute = new Hono().get('/rows/:id', async (c) => {
      const args = ['2020-double11', c.req.param('id')]
      const results = await db.client.batch(
        selects.map((sql) => ({ sql, args })),
        'read',
      )
      return c.json(results.map((r) => r.rows))
    })
    const bare = async ({ id }: (typeof people)[number]) => {
      await (await bareRoute.request(`/rows/${encodeURIComponent(String(id))}`)).text()
    }
    const rates: { mine: number; floor: number }[] = []
    for (let round = 0; round < 5; round++)
      rates.push({ floor: await rate(people, bare), mine: await rate(people, real) })
    const [figure, floor] = [quantile(rates.map((r) => r.mine)), quantile(rates.map((r) => r.floor))]
    return [{ name: 'running allowance', figure, floor, unit: '/s', budget: 0.4, atLeast: true }]
  } finally {
    db.client.close()
    rmSync(home, { recursive: true, force: true })
  }
}

async function rate<T>(people: readonly T[], ask: (one: T) => Promise<void>) {
  const before = processor()
  for (const one of people) await ask(one)
  return (people.length / (processor() - before)) * 1000
}
