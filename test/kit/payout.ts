import { expect } from 'vitest'
import type { Database } from '../../api/kernel/db.ts'
import { appFor } from './app.ts'
import { decideAll } from './discrepancies.ts'
import { seasonRules } from './season.ts'
import { who } from './school.ts'

/** Takes the training's run from draft to published by the verbs themselves; gives its id and payslips by number. */
export async function publishedRun(db: Database) {
  const { ask } = appFor(db)
  const { from, to } = seasonRules().stages[0]!
  const done = async (route: string, as: string, body: unknown) => {
    const answer = await ask(route, { as, body })
    expect(answer.status, `${route}: ${answer.text}`).toBe(200)
    return answer.json
  }
  const { id, contentHash } = await done('POST /api/payouts', who.supervisor, { from, to })
  await decideAll(ask, id)
  await done(`POST /api/payouts/${id}/approve-company`, who.supervisor, { contentHash })
  await done(`POST /api/payouts/${id}/approve-school`, who.lead, { contentHash })
  const run = (await ask(`GET /api/payouts/${id}`, { as: who.supervisor })).json
  await done(`POST /api/payouts/${id}/publish`, who.supervisor, { version: run.version })
  const { rows } = await db.client.execute(
    'select p.id, n.number from payslip p join person n on n.id = p.person_id where p.current = 1',
  )
  const slips = Object.fromEntries(rows.map((row) => [String(row['number']), String(row['id'])]))
  return { runId: String(id), contentHash: String(contentHash), slips }
}
