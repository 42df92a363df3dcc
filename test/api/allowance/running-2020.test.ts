import { expect, test } from 'vitest'
import { sha256Hex } from '../../../api/kernel/hash.ts'
import { person, session } from '../../../api/people/table.ts'
import { importSeason } from '../../../api/seasons/import.ts'
import { appFor } from '../../kit/app.ts'
import { clockAt, days } from '../../kit/clock.ts'
import { counts } from '../../kit/counts.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { freshDatabase } from '../../kit/database.ts'
import { rowsOf, shanghai } from '../../kit/evening.ts'
import { payroll2020, season2020 } from '../../kit/season-2020.ts'
import { tokenOf } from '../../kit/token.ts'

/** 学号 and 实发 of payroll.csv, the leader with the most to deduct first. */
const paid = payroll2020
  .trimEnd()
  .split('\r\n')
  .slice(1)
  .map((line) => line.split(','))
  .map((cells) => ({ number: cells[0]!, deducted: Number(cells[11]), net: cells.at(-1)! }))
  .toSorted((a, b) => b.deducted - a.deducted)

test('on the last evening of 2020 students see on their phones what payroll.csv pays, to the cent', async () => {
  const db = await freshDatabase()
  const clock = clockAt(shanghai('23:00', '2020-11-22'))
  await importSeason(operatorCtx(db, { clock }), { files: season2020() })
  const now = clock.now()
  const life = { createdAt: now, lastUsedAt: now, idleMs: days, expiresAt: now + days }
  const people = (await rowsOf(db, person)).filter((p) => p.kind === 'student')
  await db.write([
    db.query
      .insert(session)
      .values(
        people.map((p) => ({ id: p.id, tokenHash: sha256Hex(tokenOf(p.number)), personId: p.id, ...life })),
      ),
  ])
  const { ask } = appFor(db, { now: clock })
  const every = counts(10, 1)
  for (const { number, net } of paid.filter((_, i) => i % every === 0)) {
    const { json } = await ask('GET /api/allowance/running', { as: number })
    expect([number, json.sums.net]).toEqual([number, net])
  }
})
