import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { attemptKind, heldBy } from '../../shared/transfers/payable.ts'
import type { Candidate } from '../../shared/transfers/payable.ts'
import type { TransferState } from '../../shared/transfers/transfer.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { payoutRun, payslip } from '../payouts/table.ts'
import { settled } from '../payouts/settled.ts'
import { enrolment, person, personKey } from '../people/table.ts'
import { currentSeasonId } from '../seasons/current.ts'

const last = <T>(column: 'state' | 'attempt' | 'confirmed_card') =>
  sql<T | null>`(select t.${sql.raw(column)} from transfer t where t.payslip_id = ${payslip.id}
    order by t.attempt desc limit 1)`

/** The published payslips of a run in the roster's order, each with its payee and its last attempt. */
export const candidatesRead = ({ db: { query } }: Ctx, runId: SQL | string) =>
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
      settled: sql<boolean>`${settled()}`.mapWith(Boolean),
      card: person.cardNumber,
      cardTail: person.cardNumberTail,
      cardIndex: person.cardNumberIndex,
      cardCommitment: person.cardCommitment,
      wrapped: personKey.wrapped,
      consent: sql<number | null>`(select c.granted from consent c where c.person_id = ${payslip.personId}
        and c.kind = 'card-id' order by c.at desc, c.id desc limit 1)`,
      lastState: last<TransferState>('state'),
      lastAttempt: last<number>('attempt'),
      confirmedCard: last<string>('confirmed_card'),
    })
    .from(payslip)
    .innerJoin(payoutRun, eq(payoutRun.id, payslip.runId))
    .innerJoin(person, eq(person.id, payslip.personId))
    .leftJoin(personKey, eq(personKey.personId, person.id))
    .leftJoin(
      enrolment,
      and(eq(enrolment.personId, payslip.personId), eq(enrolment.seasonId, payoutRun.seasonId)),
    )
    .where(
      and(
        eq(payslip.runId, runId),
        eq(payoutRun.seasonId, currentSeasonId),
        eq(payslip.current, true),
        isNotNull(payslip.publishedAt),
      ),
    )
    .orderBy(enrolment.seq)

export type CandidateRow = Awaited<ReturnType<typeof candidatesRead>>[number]

/** What the rule looks at. */
export function candidateOf(row: CandidateRow): Candidate {
  const hasCard = row.card !== null && row.cardIndex !== null && row.wrapped !== null
  return {
    net: row.net,
    settled: row.settled,
    card: !hasCard ? 'none' : row.named === row.cardCommitment ? 'same' : 'other',
    consentWithdrawn: row.consent === 0,
    lastState: row.lastState,
    confirmed: row.confirmedCard !== null && row.confirmedCard === row.cardCommitment,
  }
}

/** Those that go into a batch of this kind now. */
export const payable = (rows: readonly CandidateRow[], kind: 'first' | 'again'): CandidateRow[] =>
  rows.filter((row) => attemptKind(row) === kind && heldBy(candidateOf(row)) === null)
