import { reportOf } from '../../shared/reports/report.ts'
import type { ReportedShift } from '../../shared/reports/report.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { assignments } from '../attendance/shift-roster.ts'
import { withinReach } from '../attendance/shift-roster-read.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { notify } from '../notices/notify.ts'
import { inChargeOf, inChargeRead } from '../returns/in-charge.ts'
import { groupsOf, groupsRead } from '../robots/groups.ts'
import { theSeason } from '../seasons/current.ts'
import { dayRead, shiftsOf } from './day-read.ts'
import { dayReport } from './table.ts'

const hour = 3600_000
/** For the last roll calls and the way home, before the day is told. */
const grace = hour
/** A day that nobody was told of for so long is old news; it can still be looked at. */
const worthTelling = 12 * hour
/** What is said later makes the next version for so many days. */
const followed = 7

const daysRead = (ctx: Ctx, from: WorkDate, to: WorkDate) => ({
  ...dayRead(ctx, withinReach(ctx, 'server.operate'), from, to),
  ...inChargeRead(ctx),
  ...groupsRead(ctx),
})
type Facts = Rows<ReturnType<typeof daysRead>>

/**
 * Tells both sides what each day came to once its last shift is over, and again when something was said of it later:
 * the same content is the same version. It may run twice, late, or on two machines.
 */
export async function reportDays(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now()
  const utc = workDateAt(now, 'UTC')
  const { me, facts } = await authorise(ctx, 'server.operate', {
    read: daysRead(ctx, addDays(utc, -followed), addDays(utc, 1)),
  })
  if (!facts.season.length) return
  for (let days = -followed; days <= 1; days++) {
    const date = addDays(utc, days)
    const ends = [...assignments(facts, date).values()].map(({ endsAt }) => endsAt)
    if (!ends.length) continue
    const over = Math.max(...ends) + grace
    const known = facts.reports.some((row) => row.date === date)
    if (over <= now && (known || now - over < worthTelling)) await tell(ctx, me, facts, date, over)
  }
}

async function tell(ctx: Ctx, me: Me, facts: Facts, date: WorkDate, over: number) {
  const shifts = shiftsOf(facts, date, () => true)
  const told = [...inChargeOf(facts), ...groupsOf(facts, over)]
  const rows = told.flatMap((one) => nextVersion(ctx, facts, date, one, shifts))
  if (!rows.length) return
  try {
    await commit(ctx, me, {
      writes: rows.flatMap(({ row, counts }) => [
        ctx.db.query.insert(dayReport).values(row),
        notify(ctx, {
          personId: row.personId,
          kind: 'day-report',
          about: `${date}:${row.version}`,
          params: { date, version: String(row.version), ...counts },
        }),
      ]),
      events: rows.map(({ row: { id, personId, version, hash } }) => ({
        action: 'reports.day',
        target: personId,
        after: { id, date, version, hash },
      })),
      answer: null,
      conflict: 'overtaken',
    })
  } catch (error) {
    // Another machine has written this version: what it says is the same.
    if (!(error instanceof Fault && error.code === 'overtaken')) throw error
  }
}

interface ToldOf {
  personId: string
  answersFor: (className: string) => boolean
}

function nextVersion(ctx: Ctx, facts: Facts, date: WorkDate, who: ToldOf, shifts: readonly ReportedShift[]) {
  const own = shifts.filter(({ className }) => who.answersFor(className))
  if (!own.length) return []
  const report = reportOf(date, own)
  const content = JSON.stringify(report)
  const hash = sha256Hex(content)
  const before = facts.reports.find((row) => row.date === date && row.personId === who.personId)
  if (before?.hash === hash) return []
  const { personId } = who
  const row = {
    id: ctx.newId(),
    seasonId: theSeason(facts.season).id,
    date,
    personId,
    version: (before?.version ?? 0) + 1,
    hash,
    content,
    at: ctx.clock.now(),
  }
  const counts = Object.fromEntries(Object.entries(report.totals).map(([name, n]) => [name, String(n)]))
  return [{ row, counts }]
}
