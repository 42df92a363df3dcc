import { sql } from 'drizzle-orm'
import * as v from 'valibot'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { rosterRead } from '../attendance/shift-roster-read.ts'
import { again } from '../kernel/again.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notify } from '../notices/notify.ts'
import { askedReason } from '../replies/input.ts'
import { noneOpen } from '../replies/replies.ts'
import { currentSeasonId, theSeason } from '../seasons/current.ts'
import { exchangeOn } from './swap-read.ts'
import { swap } from './table.ts'

export const askSwapInput = v.strictObject({
  /** 学号 of the student to swap with. */
  withNumber: v.pipe(v.string(), v.maxLength(40)),
  /** On each of these the two take each other's entry of the plan: one date, or one for one. */
  dates: v.pipe(
    v.array(workDateInput),
    v.minLength(1),
    v.maxLength(7),
    v.check((dates) => new Set(dates).size === dates.length, 'a date twice'),
  ),
  reason: askedReason,
})
type Input = v.InferOutput<typeof askSwapInput>

/** A student asks one of the own class to swap; the other agrees, a supervisor confirms. */
export const askSwap = (ctx: Ctx, input: Input) => again(() => askOnce(ctx, input))

async function askOnce(ctx: Ctx, { withNumber, dates, reason }: Input) {
  const sorted = dates.toSorted()
  // Of other classes nobody is found, so that nothing is learned about them.
  const both = sql`(select ${ownId(ctx)} union select m.person_id from membership m
    join person p on p.id = m.person_id and p.kind = 'student' and p.number = ${withNumber}
    where m.season_id = ${currentSeasonId} and m.class_name in
      (select own.class_name from membership own where own.person_id = ${ownId(ctx)}))`
  const { me, facts } = await authorise(ctx, 'swaps.ask', {
    read: rosterRead(ctx, both, sorted[0]!, sorted.at(-1)!),
  })
  const other = facts.people.find((p) => p.number === withNumber && p.personId !== me.personId)
  if (!other) throw new Fault('swap-other-class')
  const exchanges = sorted.map((date) => exchangeOn(ctx, facts, date, [me.personId, other.personId]))
  const row = {
    id: ctx.newId(),
    seasonId: theSeason(facts.season).id,
    personId: me.personId,
    otherId: other.personId,
    className: exchanges[0]!.className,
    exchanges: exchanges.map(({ date, mine, theirs }) => ({ date, mine, theirs })),
    reason,
    askedAt: ctx.clock.now(),
  }
  const like = sql`select 1 from swap asked where asked.season_id = ${row.seasonId} and asked.person_id = ${me.personId}
    and exists (select 1 from json_each(asked.exchanges) e
      where json_extract(e.value, '$.date') in (select value from json_each(${JSON.stringify(sorted)})))`
  return commit(ctx, me, {
    writes: [
      ...noneOpen(ctx, like),
      ctx.db.query.insert(swap).values(row),
      notify(ctx, {
        personId: other.personId,
        kind: 'swap-asked',
        about: row.id,
        params: { date: sorted[0]!, name: me.name },
      }),
    ],
    events: [{ action: 'swaps.ask', target: row.id, after: { with: other.personId, dates: sorted } }],
    answer: { id: row.id, askedAt: row.askedAt, exchanges: row.exchanges },
    conflict: 'asked-already',
  })
}
