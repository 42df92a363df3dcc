import { readdirSync, readFileSync } from 'node:fs'
import type { StudentFacts } from '../../shared/allowance/facts.ts'
import { readSeason } from '../../shared/files/read-season.ts'
import type { RosterRow } from '../../shared/files/roster.ts'
import type { Tables } from '../../shared/files/tables.ts'
import type { Season } from '../../shared/seasons/season.ts'

const folder = new URL('../../data/season-2020/', import.meta.url)
const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, folder))

/** What the season's rules give, as the file that came with it says. */
export const payrollFile = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf('payroll.csv'))

/** The season and its students in the roster's order, straight from the folder, without a database. */
export function demoSeason(): { season: Season; students: { row: RosterRow; facts: StudentFacts }[] } {
  const { season, tables, problems } = readSeason(
    readdirSync(folder).map((name) => ({ name, bytes: bytesOf(name) })),
  )
  if (!season || problems.length > 0) throw new Error(JSON.stringify(problems))
  const factsOf = factsBy(tables)
  return { season, students: (tables.roster ?? []).map((row) => ({ row, facts: factsOf(row) })) }
}

function factsBy(tables: Tables): (row: RosterRow) => StudentFacts {
  const assessments = byNumber('assessments', tables.assessments)
  const attendance = byNumber('attendance', tables.attendance)
  const online = byNumber('online', tables.online)
  const violations = byNumber('violations', tables.violations)
  const errors = byNumber('errors', tables.errors)
  const awards = byNumber('awards', tables.awards)
  return ({ number, position }) => ({
    id: number,
    memberships: [{ from: null, leader: position === 'leader' }],
    assessments: assessments.get(number) ?? [],
    attendance: attendance.get(number) ?? [],
    online: online.get(number) ?? [],
    violations: violations.get(number) ?? [],
    errors: errors.get(number) ?? [],
    awards: awards.get(number) ?? [],
    adjustments: [],
  })
}

/** A row's file and line are the id of its fact. */
const byNumber = <R extends { number: string; line: number }>(name: string, rows: readonly R[] = []) =>
  Map.groupBy(
    rows.map((row) => ({ ...row, id: `${name}:${row.line}` })),
    ({ number }) => number,
  )
