import { accounts } from './accounts.ts'
import { assessments } from './assessments.ts'
import { attendance } from './attendance.ts'
import { awards } from './awards.ts'
import { errors } from './errors.ts'
import { insurance } from './insurance.ts'
import { online } from './online.ts'
import { points } from './points.ts'
import { rooms } from './rooms.ts'
import { roster } from './roster.ts'
import { service } from './served.ts'
import { staff } from './staff.ts'
import type { Columns } from './table.ts'
import type { TableName } from './tables.ts'
import { violations } from './violations.ts'

const tables: { readonly [N in Exclude<TableName, 'plan'>]: { readonly columns: Columns } } = {
  roster,
  accounts,
  assessments,
  attendance,
  online,
  violations,
  errors,
  awards,
  staff,
  rooms,
  insurance,
  points,
  service,
}

/** The columns of a table by the names that its fields have in code. */
export const columnsOf = (name: Exclude<TableName, 'plan'>): Columns => tables[name].columns

/** The columns of an empty table, in the order in which they are best filled in; a plan has one for each class. */
export function headersOf(name: TableName, classes: readonly string[]): string[] {
  if (name === 'plan') return ['日期', '星期', ...(classes.length ? classes : ['班级名称'])]
  return Object.values(tables[name].columns).map(({ header }) => header)
}
