import { and, desc, eq, isNotNull, isNull, notInArray, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Payslip } from '../../shared/payouts/payslip-schema.ts'
import { factsRead } from '../allowance/facts.ts'
import { auditEvent } from '../kernel/audit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { enrolment, person } from '../people/table.ts'
import { currentSeasonId, seasonRules } from '../seasons/current.ts'
import { publishedRead } from './prior.ts'
import { standingRead } from './sent.ts'
import { standingAttestation } from './settled.ts'
import { approval, payoutRun, payslip, signature } from './table.ts'

const enrolledRead = ({ db }: Ctx, which: SQL) =>
  db.query
    .select({
      personId: person.id,
      number: person.number,
      name: person.name,
      cardTail: person.cardNumberTail,
      cardIndex: person.cardNumberIndex,
      cardCommitment: person.cardCommitment,
      erasedAt: person.erasedAt,
    })
    .from(enrolment)
    .innerJoin(person, eq(person.id, enrolment.personId))
    .where(and(eq(enrolment.seasonId, currentSeasonId), which))
    .orderBy(enrolment.seq)

/** A payslip of the season in force that went to the bank, or is of a closed run. */
const hasStanding = sql`exists (select 1 from payslip p join payout_run r on r.id = p.run_id
  where p.person_id = ${person.id} and p.current = 1 and r.season_id = ${currentSeasonId}
    and (r.closed_at is not null or exists (select 1 from transfer t where t.payslip_id = p.id)))`

/** Everything that a run is computed from: the season's facts, its people, and the payslips there are. */
export function runRead(ctx: Ctx, ofRun: SQL) {
  const { query } = ctx.db
  return {
    season: seasonRules(ctx),
    people: enrolledRead(ctx, isNull(enrolment.withdrawnBy)),
    /** Who has left the roster with a payslip that stays as it went: facts that come later are carried to them too. */
    left: enrolledRead(ctx, and(isNotNull(enrolment.withdrawnBy), hasStanding)!),
    newest: query
      .select({
        id: payslip.id,
        runId: payslip.runId,
        personId: payslip.personId,
        revision: payslip.revision,
        current: payslip.current,
        hash: payslip.hash,
        card: sql<Payslip['card'] | null>`json_extract(${payslip.bytes}, '$.card')`.mapWith(
          (text: string) => JSON.parse(text) as Payslip['card'],
        ),
        signedAt: signature.signedAt,
        attestationId: standingAttestation(),
      })
      .from(payslip)
      .leftJoin(signature, eq(signature.payslipId, payslip.id))
      .where(and(ofRun, newestRevision)),
    published: publishedRead(ctx, currentSeasonId),
    standing: standingRead(ctx, currentSeasonId),
    lastChange: lastChangeRead(ctx),
    ...factsRead(ctx, currentSeasonId),
  }
}
export type RunFacts = Rows<ReturnType<typeof runRead>>

/** The last payslip that each student had in a run; not `current` once the student has left the roster. */
const newestRevision = sql`not exists (select 1 from payslip newer where newer.run_id = ${payslip.runId}
  and newer.person_id = ${payslip.personId} and newer.revision > ${payslip.revision})`

/** One run of the season that runs now, with its approvals and all that it is computed from. */
export const runAndApprovals = (ctx: Ctx, id: string) => ({
  run: ctx.db.query
    .select()
    .from(payoutRun)
    .where(and(eq(payoutRun.id, id), eq(payoutRun.seasonId, currentSeasonId))),
  approvals: ctx.db.query.select().from(approval).where(eq(approval.runId, id)),
  ...runRead(ctx, sql`${payslip.runId} = ${id}`),
})

/** What never changes a payslip; whatever else is in the log may have. */
const harmless = [
  'authz_fail',
  'audit.export',
  'attendance.check-in',
  'attendance.check-out',
  'attendance.roll-call-due',
  'discrepancies.accept',
  'discrepancies.withdraw',
  'notices.seen',
  'returns.say',
  'returns.batch',
  'returns.close',
  'returns.acknowledge',
  'returns.ask',
  'returns.alert',
  'returns.summary',
  'returns.erase',
  'robots.add',
  'seasons.follow',
  'robots.remove',
  'robots.try',
  'deliveries.retry',
  'deliveries.drop',
  'reports.day',
  'push.subscribe',
  'push.unsubscribe',
  'payouts.remind',
  'payouts.approve-company',
  'payouts.approve-school',
  'payslips.view',
  'payslips.sign',
  'objections.raise',
  'objections.grant',
  'objections.refuse',
  'objections.withdraw',
  'attestations.propose',
  'attestations.grant',
  'attestations.refuse',
  'attestations.withdraw',
  'transfers.confirm',
  'transfers.file',
  'transfers.settle',
  'pii_read',
  'sheets.export',
  'season-report.export',
  'settlement.judge',
  'settlement.deposit-paid',
  'settlement.deposit-returned',
  'settlement.agree-company',
  'settlement.agree-school',
  'settlement.settle',
  'settlement.export',
  'pii_refused',
  'chat.link',
  'chat.claim',
  'chat.bind',
  'chat.refuse',
  'chat.unbind',
  'chat.language',
  'keys.learn',
  'keys.retire',
  'keys.rewrap',
]

/** The newest event that may have changed a payslip, for `stillSo`. */
export const lastChangeRead = ({ db: { query } }: Ctx) =>
  query
    .select({ n: auditEvent.n })
    .from(auditEvent)
    .where(notInArray(auditEvent.action, harmless))
    .orderBy(desc(auditEvent.n))
    .limit(1)

/** True as long as nothing has happened that could change what was computed from these facts. */
export const stillSo = (ctx: Ctx, facts: Pick<RunFacts, 'lastChange'>): SQL =>
  sql`coalesce(${lastChangeRead(ctx)}, 0) = ${facts.lastChange[0]?.n ?? 0}`
