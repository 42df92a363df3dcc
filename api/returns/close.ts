import { and, eq, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { reaches } from '../../shared/people/access.ts'
import { withinReach } from '../attendance/shift-roster-read.ts'
import { again } from '../kernel/again.ts'
import { authorise, reachOn } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { theSeason } from '../seasons/current.ts'
import { nightInput, returnReason } from './input.ts'
import { classesOf, linesOf, namedNight } from './night.ts'
import { nightRead } from './night-read.ts'
import { returnClosing, returnWord } from './table.ts'

export const closeReturnInput = v.strictObject({ ...nightInput, reason: v.optional(returnReason, '') })
type Input = v.InferOutput<typeof closeReturnInput>

/** A teacher closes the night of the own classes: when nobody is missing any more, or with a reason. */
export const closeReturn = (ctx: Ctx, input: Input) => again(() => closeOnce(ctx, input))

async function closeOnce(ctx: Ctx, { date, shift: code, reason }: Input) {
  const { me, facts } = await authorise(ctx, 'returns.close', {
    read: nightRead(ctx, withinReach(ctx, 'returns.close'), date, date),
  })
  const shift = namedNight(facts, date, code)
  const now = ctx.clock.now()
  if (now < shift.endsAt) throw new Fault('return-not-over')
  const reach = reachOn(me, date)
  const lines = linesOf(facts, shift).filter((line) => reaches(reach, 'returns.close', line))
  if (!lines.length) throw new Fault('not-found')
  const open = classesOf(facts, shift, lines).filter(({ closed }) => closed === null)
  if (!open.length) return { closed: [], at: now }
  const missing = open.flatMap((one) => one.missing)
  if (missing.length && reason === '') throw new Fault('return-open', { count: missing.length })
  const { id: seasonId } = theSeason(facts.season)
  // Nobody may have said anything meanwhile that makes somebody missing.
  const words = and(eq(returnWord.seasonId, seasonId), eq(returnWord.date, date), eq(returnWord.shift, code))
  const said = facts.said.filter((word) => word.shift === code).length
  const within = withinReach(ctx, 'returns.close')
  const still = sql`(select count(*) from return_word where ${words} and person_id in ${within}) = ${said}`
  return commit(ctx, me, {
    writes: [
      ...mustHold(ctx.db.query, still),
      ...open.map((one) =>
        ctx.db.query.insert(returnClosing).values({
          id: ctx.newId(),
          seasonId,
          date,
          shift: code,
          className: one.className,
          missing: one.missing,
          reason,
          byId: me.personId,
          at: now,
        }),
      ),
    ],
    events: open.map((one) => ({
      action: 'returns.close',
      target: `${date}:${code}:${one.className}`,
      after: { date, shift: code, className: one.className, missing: one.missing },
    })),
    answer: { closed: open.map((one) => one.className), at: now },
    conflict: 'overtaken',
  })
}
