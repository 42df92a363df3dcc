import { and, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { earnedText, readPayslip } from '../../shared/payouts/canonical.ts'
import { attemptKind, heldBy } from '../../shared/transfers/payable.ts'
import type { Candidate } from '../../shared/transfers/payable.ts'
import type { TransferState } from '../../shared/transfers/transfer.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { sharedUndecided } from '../discrepancies/shared-cards.ts'
import { discrepancyDecision } from '../discrepancies/table.ts'
import { computeRun } from '../payouts/compute-run.ts'
import { runRead } from '../payouts/run-read.ts'
import { payoutRun, payslip } from '../payouts/table.ts'
import { onRoster, publishedOf } from '../payouts/published.ts'
import { settled } from '../payouts/settled.ts'
import { enrolment, person, personKey } from '../people/table.ts'
import { cardConsentOf } from '../private/card-consent.ts'
import { currentSeasonId } from '../seasons/current.ts'

const last = <T>(column: 'state' | 'attempt' | 'confirmed_card') =>
  sql<T | null>`(select t.${sql.raw(column)} from transfer t where t.payslip_id = ${payslip.id}
    order by t.attempt desc limit 1)`

/** The published payslips of a run in the roster's order, each with its payee and its last attempt. */
const candidates = ({ db: { query } }: Ctx, runId: SQL | string) =>
  query
    .select({
      payslipId: payslip.id,
      runId: payslip.runId,
      personId: payslip.personId,
      number: person.number,
      name: person.name,
      /** As it stands on the payslip: what the bank is told, whatever the roster says later. */
      payee: sql<string>`json_extract(${payslip.bytes}, '$.name')`,
      className: sql<string>`json_extract(${payslip.bytes}, '$.class')`,
      named: sql<string | null>`json_extract(${payslip.bytes}, '$.card.commitment')`,
      net: payslip.net,
      bytes: payslip.bytes,
      settled: sql<boolean>`${settled()}`.mapWith(Boolean),
      card: person.cardNumber,
      cardTail: person.cardNumberTail,
      cardIndex: person.cardNumberIndex,
      cardCommitment: person.cardCommitment,
      wrapped: personKey.wrapped,
      consent: cardConsentOf(payslip.personId),
      lastState: last<TransferState>('state'),
      lastAttempt: last<number>('attempt'),
      confirmedCard: last<string>('confirmed_card'),
    })
    .from(payslip)
    .innerJoin(payoutRun, eq(payoutRun.id, payslip.runId))
    .innerJoin(person, eq(person.id, payslip.personId))
    .leftJoin(personKey, eq(personKey.personId, person.id))
    .leftJoin(enrolment, onRoster())
    .where(publishedOf(runId))
    .orderBy(enrolment.seq)

/** The payslips of a run with all that it is computed from: whether they are still what the facts say. */
export const candidatesRead = (ctx: Ctx, runId: SQL | string) => ({
  runs: ctx.db.query
    .select({
      id: payoutRun.id,
      from: payoutRun.fromDate,
      to: payoutRun.toDate,
      closedAt: payoutRun.closedAt,
    })
    .from(payoutRun)
    .where(and(eq(payoutRun.id, runId), eq(payoutRun.seasonId, currentSeasonId))),
  candidates: candidates(ctx, runId),
  decided: ctx.db.query
    .select({ key: discrepancyDecision.key, turn: discrepancyDecision.turn, kind: discrepancyDecision.kind })
    .from(discrepancyDecision)
    .where(eq(discrepancyDecision.seasonId, currentSeasonId)),
  ...runRead(ctx, sql`${payslip.runId} = ${runId}`),
})
export type CandidateFacts = Rows<ReturnType<typeof candidatesRead>>
export type CandidateRow = CandidateFacts['candidates'][number] & { overtaken: boolean; shared: boolean }

/**
 * Each payslip, and whether the facts have overtaken it: then it waits until the run is computed anew, so that nothing is
 * paid that nobody would approve by now, and no difference that another run has carried meanwhile.
 */
export function candidatesNow(facts: CandidateFacts): CandidateRow[] {
  const [run] = facts.runs
  if (!run) return []
  const period = { from: workDateOf(run.from), to: workDateOf(run.to) }
  const now = new Map(computeRun(run.id, period, facts).slips.map((slip) => [slip.personId, slip]))
  const shared = sharedUndecided(facts.people, facts.decided)
  return facts.candidates.map((row) => {
    const slip = now.get(row.personId)
    // The payee alone may differ: that is looked at by itself.
    const same = slip && (slip.keeps === row.payslipId || slip.earned === earnedIn(row.bytes))
    return { ...row, overtaken: !same, shared: shared.has(row.personId) }
  })
}

const earnedIn = (bytes: string) => sha256Hex(earnedText(readPayslip(utf8ToBytes(bytes))))

/** That at the instant of writing each of these is still the one in force and settled: a doubt changes no payslip. */
export const stillPayable = (payslipIds: readonly string[]): SQL =>
  sql`(select count(*) from payslip where id in (select value from json_each(${JSON.stringify(payslipIds)}))
    and current = 1 and ${settled()}) = ${payslipIds.length}`

/** That nobody has decided about a discrepancy meanwhile, nor taken a decision back: they are numbered, and never less. */
export const decidedAsRead = ({ decided }: Pick<CandidateFacts, 'decided'>): SQL =>
  sql`(select count(*) from discrepancy_decision where season_id = ${currentSeasonId}) = ${decided.length}`

/** What the rule looks at. */
export function candidateOf(row: CandidateRow): Candidate {
  const hasCard = row.card !== null && row.cardIndex !== null && row.wrapped !== null
  return {
    net: row.net,
    overtaken: row.overtaken,
    settled: row.settled,
    card: !hasCard ? 'none' : row.named === row.cardCommitment ? 'same' : 'other',
    cardShared: row.shared,
    consentWithdrawn: row.consent === 0,
    lastState: row.lastState,
    confirmed: row.confirmedCard !== null && row.confirmedCard === row.cardCommitment,
  }
}

/** Those that go into a batch of this kind now. */
export const payable = (rows: readonly CandidateRow[], kind: 'first' | 'again'): CandidateRow[] =>
  rows.filter((row) => attemptKind(row) === kind && heldBy(candidateOf(row)) === null)
