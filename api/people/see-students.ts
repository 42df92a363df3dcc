import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { inForce } from '../../shared/consents/consent.ts'
import { undertaking as text } from '../../shared/undertakings/undertaking.ts'
import { assessment } from '../assessments/table.ts'
import { consent } from '../consents/table.ts'
import { device } from '../devices/table.ts'
import { insurance } from '../insurance/table.ts'
import { invitation } from '../invitations/table.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { undertaking } from '../undertakings/table.ts'
import { aboutListed, listedRead, listedToday } from './listed.ts'
import { reachable } from './reach.ts'
import { membership } from './table.ts'

export const seeStudentsInput = v.object({ className: v.pipe(v.string(), v.nonEmpty(), v.maxLength(60)) })
type Input = v.InferOutput<typeof seeStudentsInput>

/** The list of one class for who plans it: who is in, who has a slip, and what is missing before practice starts. */
export async function seeStudents(ctx: Ctx, input: Input) {
  const { facts } = await authorise(ctx, 'people.students', {
    read: { ...listedRead(ctx, input), ...classRead(ctx, input) },
    about: aboutListed(ctx, input),
  })
  const [devices, consents] = [byPerson(facts.devices), byPerson(facts.consents)]
  const [insurances, open] = [byPerson(facts.insurances), byPerson(facts.open)]
  const [undertakings, passed] = [byPerson(facts.undertakings), byPerson(facts.passed)]
  return listedToday(ctx, facts, input).map((student) => {
    const { personId, number, name, className, group, leader } = student
    const own = devices.get(personId) ?? []
    const holds = inForce(consents.get(personId) ?? [])
    const [insured] = insurances.get(personId) ?? []
    return {
      personId,
      number,
      name,
      className,
      group,
      leader,
      devices: own.length,
      lastUsedAt: own.length ? Math.max(...own.map(({ lastUsedAt }) => lastUsedAt)) : null,
      openInvitation: open.get(personId)?.[0]?.expiresAt ?? null,
      undertaking: undertakings.get(personId)?.[0]?.signedAt ?? null,
      insurance: insured ? { from: insured.from, to: insured.to } : null,
      assessmentPassed: passed.has(personId),
      consents: { basic: holds.basic?.granted ?? null, 'card-id': holds['card-id']?.granted ?? null },
    }
  })
}
const byPerson = <R extends { personId: string | null }>(rows: R[]) =>
  Map.groupBy(rows, (row) => row.personId ?? '')

function classRead(ctx: Ctx, { className }: Input) {
  const { query } = ctx.db
  const now = ctx.clock.now()
  // The scope stands here, too: of another's class nothing is read.
  const students = query
    .select({ id: membership.personId })
    .from(membership)
    .where(
      and(
        eq(membership.seasonId, currentSeasonId),
        eq(membership.className, className),
        reachable(ctx, 'people.students'),
      ),
    )
  return {
    devices: query
      .select({
        personId: device.personId,
        lastUsedAt: sql<number>`max(${device.lastUsedAt}, coalesce((select max(s.last_used_at)
          from session s where s.device_id = "device"."id"), 0))`,
      })
      .from(device)
      .where(and(inArray(device.personId, students), isNull(device.removedAt))),
    open: query
      .select({ personId: invitation.personId, expiresAt: invitation.expiresAt })
      .from(invitation)
      .where(
        and(
          inArray(invitation.personId, students),
          inArray(invitation.purpose, ['enrol', 'add', 'replace']),
          isNull(invitation.usedAt),
          isNull(invitation.revokedAt),
          sql`${invitation.expiresAt} > ${now}`,
        ),
      ),
    undertakings: query
      .select({ personId: undertaking.personId, signedAt: undertaking.signedAt })
      .from(undertaking)
      .where(and(inArray(undertaking.personId, students), eq(undertaking.version, text.version))),
    insurances: query
      .select({ personId: insurance.personId, from: insurance.fromDate, to: insurance.toDate })
      .from(insurance)
      .where(
        and(
          eq(insurance.seasonId, currentSeasonId),
          inArray(insurance.personId, students),
          isNull(insurance.withdrawnBy),
        ),
      )
      // The one that lasts longest.
      .orderBy(desc(insurance.toDate), asc(insurance.fromDate)),
    passed: query
      .selectDistinct({ personId: assessment.personId })
      .from(assessment)
      .where(
        and(
          eq(assessment.seasonId, currentSeasonId),
          inArray(assessment.personId, students),
          eq(assessment.passed, true),
          isNull(assessment.withdrawnBy),
        ),
      ),
    consents: query
      .select({
        personId: consent.personId,
        kind: consent.kind,
        version: consent.version,
        granted: consent.granted,
        at: consent.at,
      })
      .from(consent)
      .where(inArray(consent.personId, students))
      .orderBy(asc(consent.at)),
  }
}
