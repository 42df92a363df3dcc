import { money, sum } from '../../shared/money/money.ts'
import { shown } from '../../shared/money/round.ts'
import { standingApprovals } from '../../shared/payouts/approval.ts'
import { standingOf } from '../../shared/payouts/standing.ts'
import type { Standing } from '../../shared/payouts/standing.ts'
import type { SeenRuns } from './runs-read.ts'

/** Where a run stands: approvals of its present content, signatures, totals. */
export function summary(run: SeenRuns['runs'][number], facts: SeenRuns) {
  const { id, fromDate: from, toDate: to, version, contentHash, computedAt, publishedAt, closedAt } = run
  const approvals = standingApprovals(
    run,
    facts.approvals.filter((a) => a.runId === id),
  )
  const slips = facts.slips.filter((s) => s.runId === id)
  const total = (key: 'due' | 'tax' | 'net') => shown(sum(slips.map((s) => money(s[key]))))
  const standing = (which: Standing) => slips.filter((slip) => standingOf(slip) === which).length
  return {
    id,
    from,
    to,
    state: run.state === 'draft' && approvals.length === 2 ? ('approved' as const) : run.state,
    version,
    contentHash,
    computedAt,
    publishedAt,
    closedAt,
    counts: {
      payslips: slips.length,
      signed: standing('signed'),
      objected: standing('objected'),
      attested: standing('attested'),
      waiting: standing('waiting'),
    },
    totals: { due: total('due'), tax: total('tax'), net: total('net') },
    approvals: approvals.map(({ side, name, at }) => ({ side, name, at })),
  }
}
