import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { StudentFacts } from '../../shared/allowance/facts.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { assessment } from '../assessments/table.ts'
import { attendance } from '../attendance/table.ts'
import { award } from '../awards/table.ts'
import type { Rows } from '../kernel/db.ts'
import type { Builds } from '../kernel/statements.ts'
import { onlineTime } from '../online/table.ts'
import { membership, person } from '../people/table.ts'
import { qualityError } from '../quality/table.ts'
import { rulingsRead } from '../rulings/rulings-read.ts'
import { ruling } from '../rulings/table.ts'
import type { brought } from '../seasons/brought.ts'
import { violation } from '../violations/table.ts'
import { ruledFacts } from './ruled-facts.ts'

type FactTable = SQLiteTable & Record<'seasonId' | 'personId' | 'withdrawnBy', SQLiteColumn>

/** A fact without what only an import looks at: its text is longer than all the rest of it. */
function factColumns<T extends SQLiteTable & Record<keyof typeof brought, SQLiteColumn>>(table: T) {
  const {
    seasonId: _season,
    importId: _import,
    content: _content,
    withdrawnBy: _withdrawn,
    ...columns
  } = getTableColumns(table) as T['_']['columns'] & Record<keyof typeof brought, SQLiteColumn>
  return columns
}

/**
 * The facts on which pay depends, of one person or of the whole season, as one set of selects. An
 * attendance that a later decision superseded is left out here and nowhere else.
 */
export function factsRead(ctx: Builds, seasonId: SQL | string, personId?: SQL | string) {
  const { query } = ctx.db
  const of = (table: { seasonId: SQLiteColumn; personId: SQLiteColumn }) =>
    and(eq(table.seasonId, seasonId), personId === undefined ? undefined : eq(table.personId, personId))
  const live = (table: FactTable) => and(of(table), isNull(table.withdrawnBy))
  const superseded = sql`exists (select 1 from attendance newer where newer.season_id = ${attendance.seasonId}
    and newer.person_id = ${attendance.personId} and newer.date = ${attendance.date}
    and newer.shift = ${attendance.shift} and newer.version > ${attendance.version}
    and newer.withdrawn_by is null)`
  return {
    memberships: query.select().from(membership).where(of(membership)).orderBy(membership.fromDate),
    assessments: query.select(factColumns(assessment)).from(assessment).where(live(assessment)),
    attendance: query
      .select({ fact: factColumns(attendance), by: person.name })
      .from(attendance)
      .leftJoin(person, eq(person.id, attendance.decidedBy))
      .where(and(live(attendance), sql`not ${superseded}`)),
    online: query.select(factColumns(onlineTime)).from(onlineTime).where(live(onlineTime)),
    violations: query.select(factColumns(violation)).from(violation).where(live(violation)),
    errors: query.select(factColumns(qualityError)).from(qualityError).where(live(qualityError)),
    awards: query.select(factColumns(award)).from(award).where(live(award)),
    /** What was said about the last three: `ruledFacts` says what they are by it. */
    rulings: rulingsRead(ctx, of(ruling)),
  }
}

export type FactRows = Rows<ReturnType<typeof factsRead>>

/** Sorts the rows by person once; then each student's facts, as the pay rules take them. */
export function factsByPerson(all: FactRows): (personId: string) => StudentFacts {
  const rows = ruledFacts(all)
  const [memberships, assessments, attendances] = [
    by(rows.memberships),
    by(rows.assessments),
    by(rows.attendance.map(({ fact }) => fact)),
  ]
  const [online, violations, errors, awards] = [
    by(rows.online),
    by(rows.violations),
    by(rows.errors),
    by(rows.awards),
  ]
  return (id) => ({
    id,
    memberships: (memberships.get(id) ?? []).map(({ fromDate, leader }) => ({
      from: fromDate ? workDateOf(fromDate) : null,
      leader,
    })),
    assessments: dated(assessments.get(id)),
    attendance: dated(attendances.get(id)),
    online: dated(online.get(id)),
    violations: dated(violations.get(id)),
    errors: dated(errors.get(id)).map((e) => ({
      ...e,
      level: e.level === 'cash' ? e.level : level(e.level),
    })),
    awards: dated(awards.get(id)),
    adjustments: [],
  })
}

const by = <T extends { personId: string }>(all: T[]) => Map.groupBy(all, (row) => row.personId)

const dated = <T extends { date: string }>(rows: T[] = []) =>
  rows.map((row) => ({ ...row, date: workDateOf(row.date) }))

const level = (text: '1' | '2' | '3' | '4') => Number(text) as 1 | 2 | 3 | 4
