import { payoutRun } from '../../api/payouts/table.ts'
import type { Database } from '../../api/kernel/db.ts'
import { rowsOf } from './evening.ts'
import { subjects } from './matrix.ts'
import type { Where } from './matrix.ts'
import { openBeside } from './open-beside.ts'
import { openFacts } from './open-facts.ts'
import { openRequests } from './open-requests.ts'
import { publishedRun } from './payout.ts'
import { requestOf } from './requests.ts'
import { openSchool } from './school.ts'
import { templateOf } from './template.ts'
import { failedTransfers } from './transfers.ts'

/** The small school with a published run, one of another season, and something of everything to decide. */
export async function matrixSchool() {
  const template = await templateOf(async (db) => {
    await openSchool(db)
    await openRequests(db)
    const published = await publishedRun(db)
    await openFacts(db)
    await openBeside(db, published)
    await failedTransfers(db)
    const [run] = await rowsOf(db, payoutRun)
    const other = { ...run!, id: 'run-2019', seasonId: '2019-double11' }
    await db.write([db.query.insert(payoutRun).values(other)])
    return published
  })
  return {
    copy: template.copy,
    /** The request of a route as this person asks it, about who or what stands there. */
    asked(route: string, as: string, where: Where = 'self') {
      const { runId, contentHash, slips } = template.filled
      const student = subjects[where] ?? as
      const slipId = slips[student] ?? ''
      const about = { student, slipId, runId: where === 'another season' ? 'run-2019' : runId, contentHash }
      return { ...requestOf(route, about), about }
    },
  }
}

/** How many rows the connection has written since it was opened: a refusal writes its event and nothing else. */
export async function rowsWritten(db: Database): Promise<number> {
  return Number((await db.client.execute('select total_changes() n')).rows[0]!['n'])
}
