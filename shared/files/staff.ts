import { staffRoleNames, type StaffRole } from '../people/roles.ts'
import { blankable, required } from './column.ts'
import { phone } from './private-cells.ts'
import { schoolClass } from './reference-cells.ts'
import { table, type RowOf } from './table.ts'
import { identifier, line, oneOf, severalOf } from './text-cells.ts'

const roles = Object.entries(staffRoleNames).map(([role, name]) => [name, role as StaffRole] as const)

/** staff.csv: the adults, and what they are in charge of. Whoever has two roles has two rows. */
export const staff = table({
  file: 'staff.csv',
  needs: ['roster.csv'],
  columns: {
    number: required('工号', identifier),
    name: required('姓名', line(60)),
    role: required('角色', oneOf<StaffRole>(roles)),
    /** null: all classes. */
    classes: blankable('班级', severalOf(schoolClass), null),
    phone: blankable('手机号', phone, null),
  },
})

export type StaffRow = RowOf<typeof staff>
