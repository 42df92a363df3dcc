import { and, eq, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { correctable, correctionFault } from '../../shared/corrections/correction.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { knownOf, namedShift, placesOf } from '../attendance/shift-roster.ts'
import { rosterRead } from '../attendance/shift-roster-read.ts'
import { again } from '../kernel/again.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { askedReason } from '../replies/input.ts'
import { noneOpen } from '../replies/replies.ts'
import { currentSeasonId, theSeason } from '../seasons/current.ts'
import { correction } from './table.ts'

export const askInput = v.strictObject({
  date: workDateInput,
  shift: v.string(),
  state: v.picklist(correctable),
  reason: askedReason,
})
type Input = v.InferOutput<typeof askInput>

/** A student asks that an attendance of the own be put right, and says why. */
export const askCorrection = (ctx: Ctx, input: Input) => again(() => askOnce(ctx, input))

async function askOnce(ctx: Ctx, { date, state, reason, ...input }: Input) {
  const own = sql`(${ownId(ctx)})`
  const { me, facts } = await authorise(ctx, 'corrections.ask', {
    read: {
      ...rosterRead(ctx, own, addDays(date, -1), addDays(date, 1)),
      open: ctx.db.query
        .select({ shift: correction.shift })
        .from(correction)
        .where(
          and(
            eq(correction.seasonId, currentSeasonId),
            eq(correction.personId, ownId(ctx)),
            eq(correction.date, date),
            sql`not exists (select 1 from reply r where r.request_id = correction.id and r.final = 1)`,
          ),
        ),
    },
  })
  const shift = namedShift(facts, date, input.shift)
  if (!placesOf(facts, date).length) throw new Fault('not-found')
  const known = knownOf(facts, shift).get(me.personId)
  const asked = facts.open.some((open) => open.shift === shift.code)
  const fault = correctionFault(state, { shift, known, asked, now: ctx.clock.now() })
  if (fault) throw new Fault(fault, { state: known?.state })
  const row = {
    id: ctx.newId(),
    seasonId: theSeason(facts.season).id,
    personId: me.personId,
    date,
    shift: shift.code,
    state,
    reason,
    askedAt: ctx.clock.now(),
  }
  const like = sql`select 1 from correction asked where asked.season_id = ${row.seasonId}
    and asked.person_id = ${me.personId} and asked.date = ${date} and asked.shift = ${shift.code}`
  return commit(ctx, me, {
    writes: [...noneOpen(ctx, like), ctx.db.query.insert(correction).values(row)],
    events: [{ action: 'corrections.ask', target: row.id, after: { date, shift: shift.code, state } }],
    answer: { id: row.id, askedAt: row.askedAt },
    conflict: 'overtaken',
  })
}
