import { asc, eq } from 'drizzle-orm'
import { leftOf } from '../../shared/closings/closing.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { person } from '../people/table.ts'
import { candidateOf, candidatesNow, candidatesRead } from '../transfers/candidates.ts'
import type { CandidateFacts } from '../transfers/candidates.ts'
import { closing } from './table.ts'

/** The payslips of a run with how their payment went, and what the two sides have said. */
export const closingRead = (ctx: Ctx, runId: string) => ({
  ...candidatesRead(ctx, runId),
  closings: ctx.db.query
    .select({
      side: closing.side,
      personId: closing.personId,
      name: person.name,
      openHash: closing.openHash,
      reason: closing.reason,
      at: closing.at,
    })
    .from(closing)
    .innerJoin(person, eq(person.id, closing.personId))
    .where(eq(closing.runId, runId))
    .orderBy(asc(closing.at)),
})

/** What is neither paid nor without anything due, in the roster's order. */
export function openOf(facts: CandidateFacts) {
  const slips = candidatesNow(facts).flatMap((row) => {
    const left = leftOf(candidateOf(row))
    const { payslipId, number, name, className, net } = row
    return left ? [{ payslipId, number, name, className, net, left }] : []
  })
  const ids = slips.map(({ payslipId }) => payslipId)
  return { slips, ids, hash: sha256Hex(ids.toSorted().join('\n')) }
}
