import canonicalize from 'canonicalize'
import { and, eq, isNull } from 'drizzle-orm'
import { seasonReport as reckoned } from '../../shared/season-report/season-report.ts'
import type { SeasonReport } from '../../shared/season-report/season-report.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { factsByPerson, factsRead } from '../allowance/facts.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { placeAtEnd } from '../payouts/place-at-end.ts'
import { publishedRead } from '../payouts/prior.ts'
import { enrolment, person } from '../people/table.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'
import { serviceRead } from '../served/served-read.ts'
import { seasonReport } from './table.ts'

/** All that a report is made of, and the one that was kept when the season was closed. */
export const reportRead = (ctx: Ctx) => ({
  season: seasonRules(ctx),
  people: ctx.db.query
    .select({ personId: person.id, number: person.number, name: person.name })
    .from(enrolment)
    .innerJoin(person, eq(person.id, enrolment.personId))
    .where(and(eq(enrolment.seasonId, currentSeasonId), isNull(enrolment.withdrawnBy)))
    .orderBy(enrolment.seq),
  published: publishedRead(ctx, currentSeasonId),
  ...factsRead(ctx, currentSeasonId),
  ...serviceRead(ctx),
  ...keptRead(ctx),
})

const keptRead = ({ db }: Ctx) => ({
  kept: db.query.select().from(seasonReport).where(eq(seasonReport.seasonId, currentSeasonId)),
})

type Facts = Omit<Rows<ReturnType<typeof reportRead>>, 'kept'>

/** The students and their days with customers, as the report looks at them. */
export function reportedOf(facts: Facts) {
  const { rules } = theSeason(facts.season)
  const factsOf = factsByPerson(facts)
  const placeOf = placeAtEnd(facts.memberships, stagesSpan(rules.stages).to)
  const classOf = (personId: string) => placeOf(personId)?.className ?? ''
  return {
    students: facts.people.map(({ personId, number, name }) => ({
      number,
      name,
      className: classOf(personId),
      facts: factsOf(personId),
    })),
    served: facts.service.map(({ personId, date, ...said }) => ({
      ...said,
      className: classOf(personId),
      date: workDateOf(date),
    })),
  }
}

/** A report as it is now: its one spelling, and the digest by which it is named. */
export function reportNow(ctx: Pick<Ctx, 'clock'>, facts: Facts) {
  const { rules } = theSeason(facts.season)
  const { students, served } = reportedOf(facts)
  const report = reckoned(
    rules,
    students,
    facts.published.map((slip) => ({
      className: placeAtEnd(facts.memberships, slip.to)(slip.personId)?.className ?? '',
      due: slip.due,
      tax: slip.tax,
    })),
    workDateAt(ctx.clock.now(), rules.timezone),
    served,
  )
  const bytes = canonicalize(report) ?? ''
  return { report, bytes, hash: sha256Hex(`season-report/v1\n${bytes}`) }
}

/** The report that was kept, else the one of now. */
export function theReport(
  ctx: Pick<Ctx, 'clock'>,
  { kept: [kept], ...facts }: Rows<ReturnType<typeof reportRead>>,
) {
  if (!kept) return { ...reportNow(ctx, facts), closedAt: null }
  return { report: JSON.parse(kept.bytes) as SeasonReport, hash: kept.hash, closedAt: kept.at }
}
