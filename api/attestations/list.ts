import { deadlineOf } from '../../shared/payouts/deadline.ts'
import { standingOf } from '../../shared/payouts/standing.ts'
import { withinReach } from '../attendance/shift-roster-read.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { placesWithin, studentsFor } from '../rulings/list.ts'
import { seasonRules, theSeason } from '../seasons/current.ts'
import { attestationsRead, shownAttestation } from './attestation-read.ts'

/** How far the payslips of the caller's classes are on their way to a signature; no amount is in it. */
export async function listAttestations(ctx: Ctx) {
  const within = withinReach(ctx, 'attestations.propose')
  const { me, facts } = await authorise(ctx, 'attestations.propose', {
    read: {
      season: seasonRules(ctx),
      people: placesWithin(ctx, within),
      ...attestationsRead(ctx, within),
    },
  })
  const studentFor = studentsFor(me, facts.people)
  const said = Map.groupBy(facts.attestations, ({ attestation }) => attestation.payslipId)
  const payslips = facts.payslips.flatMap((slip) => {
    const student = studentFor('attestations.propose', slip.personId, slip.to)
    if (!student) return []
    const { payslipId, hash, runId, from, to, signedAt } = slip
    const attestations = (said.get(payslipId) ?? []).map((one) => shownAttestation(one, facts.words))
    return [{ payslipId, hash, runId, from, to, signedAt, standing: standingOf(slip), student, attestations }]
  })
  const { rules } = theSeason(facts.season)
  return {
    now: ctx.clock.now(),
    deadline: deadlineOf(rules).on,
    payslips: payslips.toSorted(
      (a, b) => b.to.localeCompare(a.to) || a.student.number.localeCompare(b.student.number),
    ),
  }
}
