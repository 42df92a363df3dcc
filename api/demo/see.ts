import { and, between, eq, isNull } from 'drizzle-orm'
import { demoPin } from '../../shared/demo/pin.ts'
import { utcOffsetMinutes, workDateAt } from '../../shared/time/instant.ts'
import type { Role } from '../../shared/people/access.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { assessment } from '../assessments/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { enrolment, membership, person, roleGrant } from '../people/table.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'
import { planEntry } from '../shifts/table.ts'
import { theDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { jumpsFrom, plannedShifts, shiftOnStage } from './jumps.ts'

/** Whom a visitor can be, and where the clock can go. Nothing here exists on a configured server. */
export async function seeDemo(ctx: Ctx, demo: Demo | undefined) {
  theDemo(demo)
  const facts = await ctx.db.read(demoRead(ctx))
  const { rules } = theSeason(facts.season)
  const now = ctx.clock.now()
  const shift = shiftOnStage(plannedShifts(rules, facts.plan), rules, now)
  // Somebody of the class on stage, so that a visitor can check in at once.
  const className = shift?.className ?? facts.plan[0]?.className ?? ''
  return {
    people: [...students(facts, className), ...staff(facts, className)],
    /** Of the students; asked for where a phone asks for it. */
    pin: demoPin,
    now,
    utcOffsetMinutes: utcOffsetMinutes(now, rules.timezone),
    jumps: jumpsFrom(shift, rules, now),
  }
}

type Facts = Rows<ReturnType<typeof demoRead>>

const shownPerson = (role: Role, { personId, name }: { personId: string; name: string }, detail: string) => ({
  key: role,
  role,
  personId,
  name,
  detail,
})

function students({ places, failed }: Facts, className: string) {
  const ofClass = places.filter((p) => p.className === className)
  const leader = ofClass.find((p) => p.leader)
  const fails = new Set(failed.map((f) => f.personId))
  const student = ofClass.find((p) => !p.leader && p.group === leader?.group && !fails.has(p.personId))
  return [
    ...(student ? [shownPerson('student', student, `${student.className} ${student.group}`)] : []),
    ...(leader ? [shownPerson('leader', leader, `${leader.className} ${leader.group}`)] : []),
  ]
}

function staff({ grants }: Facts, className: string) {
  const roles: Role[] = ['teacher', 'lead-teacher', 'supervisor', 'finance', 'admin']
  return roles.flatMap((role) => {
    const held = grants.filter((g) => g.role === role)
    const one = held.find((g) => g.className === className) ?? held[0]
    return one ? [shownPerson(role, one, one.className ?? '')] : []
  })
}

function demoRead(ctx: Ctx) {
  const { query } = ctx.db
  const utc = workDateAt(ctx.clock.now(), 'UTC')
  const ofSeason = eq(planEntry.seasonId, currentSeasonId)
  return {
    season: seasonRules(ctx),
    plan: query
      .select()
      .from(planEntry)
      .where(
        and(
          ofSeason,
          isNull(planEntry.withdrawnBy),
          between(planEntry.date, addDays(utc, -1), addDays(utc, 7)),
        ),
      ),
    places: query
      .select({
        personId: person.id,
        name: person.name,
        className: membership.className,
        group: membership.groupName,
        leader: membership.leader,
      })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .innerJoin(enrolment, eq(enrolment.personId, person.id))
      .where(eq(membership.seasonId, currentSeasonId))
      .orderBy(enrolment.seq),
    failed: query
      .selectDistinct({ personId: assessment.personId })
      .from(assessment)
      .where(and(eq(assessment.passed, false), eq(assessment.attempt, 3))),
    grants: query
      .select({
        personId: person.id,
        name: person.name,
        role: roleGrant.role,
        className: roleGrant.className,
      })
      .from(roleGrant)
      .innerJoin(person, eq(person.id, roleGrant.personId))
      .where(isNull(roleGrant.revokedAt))
      .orderBy(person.number),
  }
}
