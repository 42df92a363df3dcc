import { and, eq, isNull } from 'drizzle-orm'
import { compute } from '../../shared/allowance/compute.ts'
import { noPriorRuns } from '../../shared/allowance/facts.ts'
import type { PriorRuns } from '../../shared/allowance/facts.ts'
import { periodOf } from '../../shared/allowance/period.ts'
import type { PayrollEntry } from '../../shared/files/payroll.ts'
import type { WorkDate } from '../../shared/time/work-date.ts'
import { factsByPerson, factsRead } from '../allowance/facts.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { enrolment, person } from '../people/table.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'
import { placeAtEnd } from './place-at-end.ts'

export interface PayrollInput {
  season?: string | undefined
  from?: WorkDate | undefined
  to?: WorkDate | undefined
  /** Income and tax of earlier runs of the year by 学号; who is not in it had none. */
  prior?: ReadonlyMap<string, PriorRuns> | undefined
}

/**
 * Every student of the roster, in its order, with what a period gives. Reads and stores nothing: a run
 * that is to be paid is made by `prepare`.
 */
export async function payroll(ctx: Ctx, { season, from, to, prior }: PayrollInput): Promise<PayrollEntry[]> {
  const seasonId = season ?? currentSeasonId
  const enrolled = and(eq(enrolment.seasonId, seasonId), isNull(enrolment.withdrawnBy))
  const { facts } = await authorise(ctx, 'payouts.see', {
    read: {
      season: seasonRules(ctx, season),
      people: ctx.db.query
        .select({ id: person.id, number: person.number, name: person.name })
        .from(enrolment)
        .innerJoin(person, eq(person.id, enrolment.personId))
        .where(enrolled)
        .orderBy(enrolment.seq),
      ...factsRead(ctx, seasonId),
    },
  })
  const { rules } = theSeason(facts.season)
  const made = periodOf(rules, { from, to })
  if (!made.ok) throw new Fault('period-invalid', { detail: made.reason })
  const factsOf = factsByPerson(facts)
  const placeOf = placeAtEnd(facts.memberships, made.period.to)
  return facts.people.map(({ id, number, name }) => ({
    number,
    name,
    className: placeOf(id)?.className ?? '',
    leader: placeOf(id)?.leader ?? false,
    computed: compute(rules, made.period, factsOf(id), prior?.get(number) ?? noPriorRuns),
  }))
}
