import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** The payslip that a statement is about, named in full: inside a subquery a bare `id` would be another table's. */
const thePayslip = sql`"payslip"."id"`

/** An objection of the student to something that this payslip says and to which nobody has replied yet. */
export const objected = (payslipId: SQL = thePayslip): SQL => sql`exists (select 1 from payslip p
  join objection o on o.run_id = p.run_id and o.person_id = p.person_id
  where p.id = ${payslipId} and ${onSlip} and ${unanswered})`

const onSlip = sql`(o.line_kind in ('tax', 'other') or exists (select 1 from json_each(json_array(
  json_extract(p.bytes, '$.lines'), json_extract(p.bytes, '$.deductions'))) part, json_each(part.value) line
  where json_extract(line.value, '$.kind') = o.line_kind and json_extract(line.value, '$.id') = o.line_id))`

const unanswered = sql`not exists (select 1 from reply r where r.request_id = o.id and r.final = 1)`

/** A paper signature, or that the student cannot be reached: proposed by one side and confirmed by the other. */
export const attested = (payslipId: SQL = thePayslip): SQL => sql`exists (select 1 from attestation a
  join reply r on r.request_id = a.id and r.kind = 'grant' where a.payslip_id = ${payslipId})`

/**
 * Whether a payslip may go to the bank: the student has signed it, or two people have attested it and nothing in it is
 * objected to. `current` and the publishing are for the caller to ask for.
 */
export const settled = (payslipId: SQL = thePayslip): SQL =>
  sql`(exists (select 1 from signature s where s.payslip_id = ${payslipId})
    or (${attested(payslipId)} and not ${objected(payslipId)}))`

/** The attestation of the payslip that stands, if there is one. */
export const standingAttestation = (payslipId: SQL = thePayslip) =>
  sql<
    string | null
  >`(select a.id from attestation a where a.payslip_id = ${payslipId} and ${standing(sql`a.id`)})`

/**
 * That of these payslips, which are replaced, no more and no fewer are signed and attested than was read: what was
 * said meanwhile would be void without anybody being told.
 */
export const saidAsRead = (ids: SQL, signed: number, attestations: number): SQL =>
  sql`(select count(*) from signature where payslip_id in ${ids}) = ${signed} and (select count(*)
    from attestation a where a.payslip_id in ${ids} and ${standing(sql`a.id`)}) = ${attestations}`

/** Of attestations (as `attestation`): those that nobody has refused or taken back, confirmed or not. */
export const standing = (attestationId: SQL = sql`"attestation"."id"`): SQL =>
  sql`not exists (select 1 from reply r where r.request_id = ${attestationId} and r.kind in ('refuse', 'withdraw'))`
