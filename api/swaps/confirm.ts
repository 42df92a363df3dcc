import { and, eq, isNull, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { rosterRead } from '../attendance/shift-roster-read.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import type { decisionBody } from '../replies/input.ts'
import { mustBeOpen, replyWrites, theOne } from '../replies/replies.ts'
import { planEntry } from '../shifts/table.ts'
import { exchangeOn, swapRead } from './swap-read.ts'
import type { swap } from './table.ts'

type Input = { id: string } & v.InferOutput<typeof decisionBody>
type Row = typeof swap.$inferSelect

/**
 * A supervisor confirms a swap to which both have agreed: each gets a personal entry in the plan with what the
 * other had. It must still be what they agreed to.
 */
export const confirmSwap = (ctx: Ctx, input: Input) => again(() => confirmOnce(ctx, input))

async function confirmOnce(ctx: Ctx, { id, grant, reason }: Input) {
  const both = sql`(select s.person_id from swap s where s.id = ${id} union select s.other_id from swap s where s.id = ${id})`
  const dated = (which: 'min' | 'max') =>
    sql`(select ${sql.raw(which)}(json_extract(e.value, '$.date')) from swap s, json_each(s.exchanges) e where s.id = ${id})`
  const { me, facts } = await authorise(ctx, 'swaps.confirm', {
    read: { ...rosterRead(ctx, both, dated('min'), dated('max')), ...swapRead(ctx, id) },
  })
  const asked = theOne(facts.asked)
  mustBeOpen(facts.replies)
  if (grant && !facts.replies.some((r) => r.kind === 'agree' && r.byId === asked.otherId))
    throw new Fault('not-agreed')
  if (grant)
    for (const was of asked.exchanges) {
      const now = exchangeOn(ctx, facts, was.date, [asked.personId, asked.otherId])
      if (now.mine !== was.mine || now.theirs !== was.theirs) throw new Fault('plan-changed')
    }
  const kind = grant ? 'grant' : 'refuse'
  const said = replyWrites(ctx, me, 'swaps', { requestId: id, kind, reason })
  const [{ date }] = asked.exchanges as [Row['exchanges'][number]]
  return commit(ctx, me, {
    writes: [
      ...said.writes,
      ...(grant ? planWrites(ctx, asked, facts.plan) : []),
      ...[asked.personId, asked.otherId].map((personId) =>
        notify(ctx, { personId, kind: 'swap-decided', about: id, params: { date, kind } }),
      ),
    ],
    events: said.events,
    answer: { kind, at: said.at },
    conflict: 'overtaken',
  })
}

/** Personal entries in place of those that hold now: these are withdrawn by the swap and stay on record. */
function planWrites(
  ctx: Ctx,
  { id, seasonId, className, personId, otherId, exchanges }: Row,
  plan: (typeof planEntry.$inferSelect)[],
): Write[] {
  return exchanges.flatMap(({ date, mine, theirs }) =>
    (
      [
        [personId, theirs],
        [otherId, mine],
      ] as const
    ).flatMap(([person, cell]) => {
      const held = plan.filter((p) => p.date === date && p.personId === person)
      return [
        ...held.flatMap((p) =>
          mustChangeOne(ctx.db.query.update(planEntry).set({ withdrawnBy: id }).where(still(p.id))),
        ),
        ctx.db.query
          .insert(planEntry)
          .values({ id: ctx.newId(), seasonId, date, className, personId: person, cell }),
      ]
    }),
  )
}

const still = (entry: string) => and(eq(planEntry.id, entry), isNull(planEntry.withdrawnBy))
