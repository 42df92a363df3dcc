import { sidesOf } from '../../shared/rulings/ruling.ts'
import { standingOf } from '../../shared/payouts/standing.ts'
import { shownAttestation } from '../attestations/attestation-read.ts'
import { shownObjection } from '../objections/objection-read.ts'
import type { Desk } from './money-cards.ts'

/** What students doubt about their payslips and nobody has answered. */
export function objectionCards({ facts, studentFor }: Desk) {
  return facts.objections.flatMap((row) => {
    const student = studentFor('objections.answer', row.objection.personId, row.to)
    const objection = shownObjection(row, facts.answers)
    if (!student || objection.state !== 'open') return []
    return [{ kind: 'objection' as const, since: objection.askedAt, student, objection }]
  })
}

/** Paper signatures and students out of reach that the other side has recorded and this one has to confirm. */
export function attestationCards({ me, facts, studentFor }: Desk) {
  const slips = new Map(facts.payslips.map((slip) => [slip.payslipId, slip]))
  return facts.attestations.flatMap((said) => {
    const slip = slips.get(said.attestation.payslipId)
    const student = slip && studentFor('attestations.propose', slip.personId, slip.to)
    if (!student || standingOf(slip) !== 'waiting') return []
    const shown = shownAttestation(said, facts.words)
    const mine = sidesOf(me.grants, student.className).some((side) => side !== shown.side)
    if (shown.state !== 'open' || shown.byId === me.personId || !mine) return []
    const attestation = { ...shown, from: slip.from, to: slip.to }
    return [{ kind: 'attestation-to-confirm' as const, since: shown.at, student, attestation }]
  })
}
