import { and, eq, ne, sql } from 'drizzle-orm'
import type { AttestationKind } from '../../shared/attestations/attestation.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { onRoster, publishedOf } from '../payouts/published.ts'
import { objected } from '../payouts/settled.ts'
import { ink, payoutRun, payslip, signature } from '../payouts/table.ts'
import { enrolment, person, personKey } from '../people/table.ts'
import { cardConsentOf } from '../private/card-consent.ts'
import { currentSeasonId, seasonRules } from '../seasons/current.ts'
import { transfer } from '../transfers/table.ts'

const ofSlip = <T>(path: string) => sql<T>`json_extract(${payslip.bytes}, ${path})`

/** A run and its published payslips in the roster's order, each with its payee's sealed numbers and how it was signed. */
export const rollRead = (ctx: Ctx, runId: string) => ({
  season: seasonRules(ctx),
  run: ctx.db.query
    .select()
    .from(payoutRun)
    .where(and(eq(payoutRun.id, runId), eq(payoutRun.seasonId, currentSeasonId))),
  slips: ctx.db.query
    .select({
      id: payslip.id,
      personId: payslip.personId,
      /** As they stand on the payslip, whatever the roster says later. */
      name: ofSlip<string>('$.name'),
      className: ofSlip<string>('$.class'),
      school: ofSlip<string>('$.issuer.school'),
      company: ofSlip<string>('$.issuer.company'),
      named: ofSlip<string | null>('$.card.commitment'),
      due: payslip.due,
      tax: payslip.tax,
      net: payslip.net,
      phone: person.phone,
      idNumber: person.idNumber,
      cardNumber: person.cardNumber,
      cardCommitment: person.cardCommitment,
      /** The attempt that is under way or done: the money goes where it says, whatever card came since. */
      transferId: transfer.id,
      account: transfer.account,
      erasedAt: person.erasedAt,
      wrapped: personKey.wrapped,
      consent: cardConsentOf(payslip.personId),
      signedAt: signature.signedAt,
      objected: objected().mapWith(Boolean),
      signatureId: ink.signatureId,
      drawn: ink.png,
      /** What two people have recorded in place of a signature, as `attested` asks for it. */
      standsIn: sql<AttestationKind | null>`(select a.kind from attestation a
        join reply r on r.request_id = a.id and r.kind = 'grant' where a.payslip_id = "payslip"."id" limit 1)`,
    })
    .from(payslip)
    .innerJoin(payoutRun, eq(payoutRun.id, payslip.runId))
    .innerJoin(person, eq(person.id, payslip.personId))
    .leftJoin(personKey, eq(personKey.personId, payslip.personId))
    .leftJoin(enrolment, onRoster())
    .leftJoin(transfer, and(eq(transfer.payslipId, payslip.id), ne(transfer.state, 'failed')))
    .leftJoin(signature, eq(signature.payslipId, payslip.id))
    .leftJoin(ink, eq(ink.signatureId, signature.id))
    .where(publishedOf(runId))
    .orderBy(enrolment.seq),
})
export type RollFacts = Rows<ReturnType<typeof rollRead>>
export type RollRow = RollFacts['slips'][number]
