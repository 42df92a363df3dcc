import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { requestState } from '../../shared/replies/reply.ts'
import type { Listed } from '../attendance/shift-roster-read.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { attested, objected, standing } from '../payouts/settled.ts'
import { payoutRun, payslip, signature } from '../payouts/table.ts'
import { person } from '../people/table.ts'
import type { Replied } from '../replies/replies.ts'
import { placesOfOne, repliesRead, standsOn } from '../replies/replies.ts'
import { currentSeasonId, seasonRules } from '../seasons/current.ts'
import { attestation } from './table.ts'

/** The payslips of a condition as they stand with regard to their signature. */
const slips = ({ db }: Ctx, wanted: SQL | undefined) =>
  db.query
    .select({
      payslipId: payslip.id,
      hash: payslip.hash,
      runId: payslip.runId,
      personId: payslip.personId,
      current: payslip.current,
      publishedAt: payslip.publishedAt,
      signedAt: signature.signedAt,
      objected: objected().mapWith(Boolean),
      attested: attested().mapWith(Boolean),
      from: payoutRun.fromDate,
      to: payoutRun.toDate,
    })
    .from(payslip)
    .innerJoin(payoutRun, eq(payoutRun.id, payslip.runId))
    .leftJoin(signature, eq(signature.payslipId, payslip.id))
    .where(and(eq(payoutRun.seasonId, currentSeasonId), wanted))
export type StandingSlip = Awaited<ReturnType<typeof slips>>[number]

const said = ({ db }: Ctx, wanted: SQL | undefined) =>
  db.query
    .select({ attestation, by: person.name })
    .from(attestation)
    .leftJoin(person, eq(person.id, attestation.byId))
    .where(wanted)
type Said = Awaited<ReturnType<typeof said>>[number]

/** One payslip, whose it is, and whether an attestation of it stands. */
export const slipRead = (ctx: Ctx, id: SQL) => ({
  season: seasonRules(ctx),
  slips: slips(ctx, eq(payslip.id, id)),
  standing: said(ctx, and(eq(attestation.payslipId, id), standing())),
  owner: placesOfOne(ctx, sql`(select p.person_id from payslip p where p.id = ${id})`),
})

/** The same by an attestation's id, with what was said to it. */
export const attestationRead = (ctx: Ctx, id: string) => ({
  ...slipRead(ctx, sql`(select a.payslip_id from attestation a where a.id = ${id})`),
  asked: said(ctx, eq(attestation.id, id)),
  replies: repliesRead(ctx, sql`(${id})`),
})

/** For `authorise`: the student, who stands in the class of the run's last day. */
export function aboutSlip({ slips: [one], owner }: { slips: StandingSlip[]; owner: Listed[] }) {
  return one ? { date: one.to, people: [standsOn(owner, one.personId, one.to)] } : { people: [] }
}

/** Everything that has been published to these students and holds, with what stands beside the signatures. */
export const attestationsRead = (ctx: Ctx, within: SQL) => ({
  payslips: slips(
    ctx,
    and(eq(payslip.current, true), isNotNull(payslip.publishedAt), inArray(payslip.personId, within)),
  ),
  attestations: said(ctx, inArray(attestation.personId, within)),
  words: repliesRead(ctx, sql`(select a.id from attestation a where a.person_id in ${within})`),
})
export type AttestationFacts = Rows<ReturnType<typeof attestationsRead>>

/** An attestation as it is shown to whoever is in charge. */
export function shownAttestation({ attestation: row, by }: Said, words: readonly Replied[]) {
  const { id, kind, reason, side, byId, at } = row
  const its = words.filter(({ requestId }) => requestId === id)
  return {
    id,
    kind,
    reason,
    side,
    byId,
    by,
    at,
    state: requestState(its),
    replies: its.map(({ kind: word, by: who, at: when, reason: why }) => ({
      kind: word,
      by: who,
      at: when,
      reason: why,
    })),
  }
}
