import { accounts, readAccounts, type AccountRow } from './accounts.ts'
import { assessments, type AssessmentRow } from './assessments.ts'
import { attendance, type AttendanceRow } from './attendance.ts'
import { awards, type AwardRow } from './awards.ts'
import { errors, type ErrorRow } from './errors.ts'
import { insurance, type InsuranceRow } from './insurance.ts'
import { online, type OnlineRow } from './online.ts'
import { plan, readPlan, type PlanRow } from './plan.ts'
import { points, type PointsRow } from './points.ts'
import type { Problem } from './problem.ts'
import { readTable } from './read-table.ts'
import type { References } from './references.ts'
import { rooms, type RoomRow } from './rooms.ts'
import { readRoster, roster, type RosterRow } from './roster.ts'
import { service, type ServiceRow } from './served.ts'
import type { Sheet } from './sheet.ts'
import { staff, type StaffRow } from './staff.ts'
import type { Columns, Need, Outcome, Row, Table } from './table.ts'
import { violations, type ViolationRow } from './violations.ts'

/** What a row of each table of a season folder is. */
export interface TableRows {
  readonly roster: RosterRow
  readonly accounts: AccountRow
  readonly plan: PlanRow
  readonly assessments: AssessmentRow
  readonly attendance: AttendanceRow
  readonly online: OnlineRow
  readonly violations: ViolationRow
  readonly errors: ErrorRow
  readonly awards: AwardRow
  readonly staff: StaffRow
  readonly rooms: RoomRow
  readonly insurance: InsuranceRow
  readonly points: PointsRow
  readonly service: ServiceRow
}

export type TableName = keyof TableRows

/** The rows of those tables that a folder has. */
export type Tables = { [N in TableName]?: TableRows[N][] }

/** How one table is read, and what must be readable before. */
export interface Reader<R> {
  readonly file: string
  readonly needs: readonly Need[]
  readonly needsWithout?: { readonly header: string; readonly file: Need } | undefined
  readonly read: (sheet: Sheet, refs: References) => Outcome<R> | Problem
}

/** Every table that a season folder may have, those first to which the others refer. */
export const readers: { readonly [N in TableName]: Reader<TableRows[N]> } = {
  roster: { ...roster, read: readRoster },
  accounts: { ...accounts, read: readAccounts },
  plan: { ...plan, read: readPlan },
  assessments: reader(assessments),
  attendance: reader(attendance),
  online: reader(online),
  violations: reader(violations),
  errors: reader(errors),
  awards: reader(awards),
  staff: reader(staff),
  rooms: reader(rooms),
  insurance: reader(insurance),
  points: reader(points),
  service: reader(service),
}

function reader<C extends Columns, F extends object>(table: Table<C, F>): Reader<Row<F>> {
  return { ...table, read: (sheet, refs) => readTable(table, sheet, refs) }
}
