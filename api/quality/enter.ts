import * as v from 'valibot'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notify } from '../notices/notify.ts'
import { amountInput, noteText, personIdInput } from '../rulings/input.ts'
import { aboutNew, newFact, newFactRead } from '../rulings/new-fact.ts'
import { qualityError } from './table.ts'

const common = { personId: personIdInput, date: workDateInput, note: v.optional(noteText, '') }

export const enterErrorInput = v.variant('level', [
  v.strictObject({ ...common, level: v.picklist(['1', '2', '3', '4']) }),
  /** The actual amount, all of it the student's. */
  v.strictObject({ ...common, level: v.literal('cash'), amount: amountInput }),
])
type Input = v.InferOutput<typeof enterErrorInput>

/** A supervisor enters a quality error, and by that vouches for it on the company's side; it deducts nothing yet. */
export const enterError = (ctx: Ctx, input: Input) => again(() => enterOnce(ctx, input))

async function enterOnce(ctx: Ctx, input: Input) {
  const { personId, date, level, note } = input
  const { me, facts } = await authorise(ctx, 'quality.enter', {
    read: newFactRead(ctx, personId),
    about: aboutNew(input),
  })
  const { row: head } = newFact(ctx, me, facts, input)
  const amount = input.level === 'cash' ? input.amount : null
  const row = { ...head, level, amount, note, companyVerified: true, schoolVerified: false }
  const { id } = row
  return commit(ctx, me, {
    writes: [
      ctx.db.query.insert(qualityError).values(row),
      notify(ctx, { personId, kind: 'error-entered', about: id, params: { date } }),
    ],
    events: [{ action: 'quality.enter', target: id, after: { personId, date, level, amount } }],
    answer: { id, at: row.enteredAt },
    conflict: 'overtaken',
  })
}
