import { and, eq, isNull, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { Assessment } from '../../shared/allowance/facts.ts'
import { attemptFault, consequencesOf, nextAttempt } from '../../shared/assessments/assessment.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import { personIdInput } from '../rulings/input.ts'
import { aboutNew, newFact, newFactRead } from '../rulings/new-fact.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { assessment } from './table.ts'

export const recordAssessmentInput = v.strictObject({
  personId: personIdInput,
  date: workDateInput,
  /** Left out: the next. */
  attempt: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99))),
  passed: v.boolean(),
  /** Characters a minute. */
  typingSpeed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))),
})
type Input = v.InferOutput<typeof recordAssessmentInput>

/** Records an attempt at the assessment, and answers what follows from all of them: from when pay or track begin. */
export const recordAssessment = (ctx: Ctx, input: Input) => again(() => recordOnce(ctx, input))

async function recordOnce(ctx: Ctx, { passed, typingSpeed, ...input }: Input) {
  const { personId, date } = input
  const { me, facts } = await authorise(ctx, 'assessments.record', {
    read: { ...newFactRead(ctx, personId), known: attemptsRead(ctx, personId) },
    about: aboutNew(input),
  })
  const { row: head, rules } = newFact(ctx, me, facts, input)
  const known = facts.known.map((a): Assessment => ({ ...a, date: workDateOf(a.date) }))
  const attempt = input.attempt ?? nextAttempt(known)
  const most = rules.pay.logistics.afterFailedAssessments
  const fault = attemptFault({ attempt, date }, known, most)
  if (fault) throw new Fault(fault, { attempt, most })
  const row = { ...head, attempt, passed, typingSpeed: typingSpeed ?? null }
  const { id } = row
  const standing = consequencesOf([...known, row], most)
  // What was read is still all that there is: the order of the attempts is decided by it.
  const same = sql`(select count(*) from assessment a where a.season_id = ${row.seasonId}
    and a.person_id = ${personId} and a.withdrawn_by is null) = ${known.length}`
  return commit(ctx, me, {
    writes: [
      ...mustHold(ctx.db.query, same),
      ctx.db.query.insert(assessment).values(row),
      notify(ctx, {
        personId,
        kind: passed ? 'assessment-passed' : 'assessment-failed',
        about: id,
        params: { date, attempt: String(attempt) },
      }),
    ],
    events: [{ action: 'assessments.record', target: id, after: { personId, date, attempt, passed } }],
    answer: { id, attempt, ...standing, at: row.enteredAt },
    conflict: 'overtaken',
  })
}

const attemptsRead = ({ db }: Ctx, personId: string) =>
  db.query
    .select()
    .from(assessment)
    .where(
      and(
        eq(assessment.seasonId, currentSeasonId),
        eq(assessment.personId, personId),
        isNull(assessment.withdrawnBy),
      ),
    )
