import * as v from 'valibot'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { aboutListed, askedStudents, listedRead } from '../people/listed.ts'
import { theSeason } from '../seasons/current.ts'
import { insurance } from './table.ts'

export const recordInsuranceInput = v.strictObject({
  personIds: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(120)),
  policy: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)),
  from: workDateInput,
  to: workDateInput,
})

/**
 * Records an accident insurance of these students, first and last day inclusive, beside what there is. It came with
 * no file, so an insurance.csv that is imported again neither knows nor withdraws it.
 */
export async function recordInsurance(ctx: Ctx, input: v.InferOutput<typeof recordInsuranceInput>) {
  const { policy, from, to } = input
  const { me, facts } = await authorise(ctx, 'insurances.record', {
    read: listedRead(ctx, input),
    about: aboutListed(ctx, input),
  })
  const students = askedStudents(ctx, facts, input)
  if (to < from) throw new Fault('bad-input', { detail: 'to' })
  const { id: seasonId } = theSeason(facts.season)
  const rows = students.map(({ personId }) => ({
    id: ctx.newId(),
    seasonId,
    personId,
    policy,
    fromDate: from,
    toDate: to,
  }))
  return commit(ctx, me, {
    writes: [ctx.db.query.insert(insurance).values(rows)],
    events: students.map(({ personId }) => ({
      action: 'insurances.record',
      target: personId,
      after: { from, to },
    })),
    answer: { recorded: rows.length },
  })
}
