import * as v from 'valibot'
import { sidesOf } from '../../shared/rulings/ruling.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notify } from '../notices/notify.ts'
import { amountInput, noteText, personIdInput } from '../rulings/input.ts'
import { aboutNew, newFact, newFactRead } from '../rulings/new-fact.ts'
import { violation } from './table.ts'

export const recordViolationInput = v.strictObject({
  personId: personIdInput,
  date: workDateInput,
  /** One of the season's kinds. */
  kind: v.pipe(v.string(), v.maxLength(60)),
  note: v.optional(noteText, ''),
  /** Left out: what the season asks for the kind. */
  deduction: v.optional(amountInput),
})
type Input = v.InferOutput<typeof recordViolationInput>

/** Records a violation: in force if a teacher or a supervisor does, a leader's is a proposal and deducts nothing. */
export const recordViolation = (ctx: Ctx, input: Input) => again(() => recordOnce(ctx, input))

async function recordOnce(ctx: Ctx, { kind, note, deduction, ...about }: Input) {
  const { me, facts } = await authorise(ctx, 'violations.record', {
    read: newFactRead(ctx, about.personId),
    about: aboutNew(about),
  })
  const { row: head, rules, place } = newFact(ctx, me, facts, about)
  if (!rules.violationKinds.some(({ name }) => name === kind))
    throw new Fault('kind-unknown', { kinds: rules.violationKinds.map(({ name }) => name).join('、') })
  const inForce = sidesOf(me.grants, place.className).length > 0
  const state = inForce ? ('in-force' as const) : ('proposed' as const)
  const row = { ...head, kind, note, deduction: deduction ?? null, state }
  const { id, personId, date } = row
  const told = notify(ctx, { personId, kind: 'violation-in-force', about: id, params: { date, kind } })
  return commit(ctx, me, {
    writes: [ctx.db.query.insert(violation).values(row), ...(inForce ? [told] : [])],
    events: [
      {
        action: inForce ? 'violations.record' : 'violations.propose',
        target: id,
        after: { personId, date, kind, deduction: row.deduction, state },
      },
    ],
    answer: { id, state, at: row.enteredAt },
    conflict: 'overtaken',
  })
}
