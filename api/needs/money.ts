import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { studentsFor } from '../rulings/list.ts'
import { ofFact } from '../rulings/rulings-read.ts'
import { awardCards, errorCards, repairCards, violationCards } from './money-cards.ts'
import { attestationCards, objectionCards } from './payslip-cards.ts'
import { moneyRead } from './money-read.ts'

/**
 * What waits for the caller and touches somebody's money, longest first: proposed violations, appeals, errors to verify
 * or doubted, awards to review, faults to close, doubts about payslips, signatures to confirm, each with everything that is needed to decide it.
 */
export async function moneyNeeds(ctx: Ctx) {
  const { me, facts } = await authorise(ctx, 'needs.money', { read: moneyRead(ctx) })
  const desk = {
    me,
    facts,
    studentFor: studentsFor(me, facts.people),
    rulingsOf: ofFact(facts.rulings),
  }
  const cards = [
    ...violationCards(desk),
    ...errorCards(desk),
    ...awardCards(desk),
    ...repairCards(desk),
    ...objectionCards(desk),
    ...attestationCards(desk),
  ]
  return { now: ctx.clock.now(), needs: cards.toSorted((a, b) => a.since - b.since) }
}
