import { and, eq, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { mayClose, standingClosings } from '../../shared/closings/closing.ts'
import type { Side } from '../../shared/payouts/approval.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne, mustHold } from '../kernel/guard.ts'
import { sealedHead, theRun } from '../payouts/run-content.ts'
import { runAndApprovals, stillSo } from '../payouts/run-read.ts'
import { payoutRun } from '../payouts/table.ts'
import { reportKept } from '../season-report/keep.ts'
import { serviceRead } from '../served/served-read.ts'
import { carriedPastSeason } from './carried-past.ts'
import { closingRead, openOf } from './closing-read.ts'
import type { closeInput } from './input.ts'
import { closing } from './table.ts'

type Input = v.InferOutput<typeof closeInput>

/**
 * One side says that a run is done with: everybody is paid, or there is a reason for who is not. Once the other side has
 * said the same of the same, the run is closed and changes no more.
 */
export const close = (ctx: Ctx, side: Side, input: Input) => again(() => closeOnce(ctx, side, input))

async function closeOnce(ctx: Ctx, side: Side, { run: id, openHash, reason }: Input) {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, `closings.close-${side}`, {
    read: {
      ...runAndApprovals(ctx, id),
      ...closingRead(ctx, id),
      ...serviceRead(ctx),
      all: query.select().from(payoutRun),
    },
  })
  const run = theRun(facts)
  const open = openOf(facts)
  const said = { side, personId: me.personId, openHash, reason }
  const left = open.slips.map((slip) => slip.left)
  const may = mayClose(run, left, facts.closings, said, open.hash)
  if (!may.ok) throw new Fault(may.reason, { count: left.length, names: namesOf(open.slips) })
  const carried = carriedPastSeason(run, facts.all, facts)
  if (carried.length) throw new Fault('run-carries', { count: carried.length, names: namesOf(carried) })
  const at = ctx.clock.now()
  const closedAt = standingClosings(facts.closings, openHash).length ? at : null
  const kept = closedAt === null ? { writes: [] } : reportKept(ctx, run, facts.all, facts)
  const checkpoint = await sealedHead(ctx)
  const row = { id: ctx.newId(), runId: id, open: open.ids, at, ...said }
  const after = {
    openHash,
    open: open.ids,
    closed: closedAt !== null,
    checkpoint,
    // The season is closed with it: its report is this one from now on.
    ...(kept.hash === undefined ? {} : { report: kept.hash }),
  }
  return commit(ctx, me, {
    writes: [
      ...mustHold(query, stillSo(ctx, facts)),
      ...mustHold(query, sql`(select count(*) from closing where run_id = ${id}) = ${facts.closings.length}`),
      query.insert(closing).values(row),
      ...(closedAt === null ? [] : closeRun(ctx, run, closedAt)),
      ...kept.writes,
    ],
    events: [{ action: `closings.close-${side}`, target: id, after, ...(reason ? { reason } : {}) }],
    answer: { side, at, closedAt },
    conflict: 'overtaken',
  })
}

function closeRun({ db }: Ctx, { id, version }: typeof payoutRun.$inferSelect, closedAt: number): Write[] {
  const asSeen = and(eq(payoutRun.id, id), eq(payoutRun.version, version), eq(payoutRun.state, 'published'))
  return mustChangeOne(
    db.query
      .update(payoutRun)
      .set({ closedAt, version: version + 1 })
      .where(asSeen),
  )
}

const most = 10

/** Whom a refusal is about: as many names as a sentence holds. */
function namesOf(people: readonly { name: string }[]): string {
  const names = people.slice(0, most).map(({ name }) => name)
  return `${names.join('、')}${people.length > most ? ' …' : ''}`
}
