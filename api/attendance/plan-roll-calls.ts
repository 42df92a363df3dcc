import { workDateAt } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { planJob } from '../jobs/plan.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { assignments } from './shift-roster.ts'
import { shiftRosterRead } from './shift-roster-read.ts'

const minute = 60_000
/** The leader is asked once the latecomers have sat down. */
const afterStart = 5 * minute
/** A roll call that nobody was asked for because the server was down is still worth a word this long. */
const worthTelling = 12 * 60 * minute
const ahead = 36 * 60 * minute

/** Plans the question to the leaders for every shift of the coming day that the plan knows by now. */
export async function planRollCalls(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now()
  const utc = workDateAt(now, 'UTC')
  const { facts } = await authorise(ctx, 'server.operate', {
    read: shiftRosterRead(ctx, 'server.operate', utc),
  })
  if (!facts.season.length) return
  const shifts = [-2, -1, 0, 1, 2].flatMap((n) => [...assignments(facts, addDays(utc, n)).values()])
  const soon = shifts.filter((s) => s.startsAt > now - worthTelling && s.startsAt < now + ahead)
  const jobs = new Map(
    soon.map(({ date, code, startsAt }) => [
      `roll-call-due:${facts.season[0]!.id}:${date}:${code}`,
      { params: { date, shift: code }, dueAt: startsAt + afterStart },
    ]),
  )
  if (jobs.size)
    await ctx.db.write(
      [...jobs].map(([id, job]) => planJob(ctx, { id, kind: 'attendance.roll-call-due', ...job })),
    )
}
