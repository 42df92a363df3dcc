import type { Role } from './access.ts'

/** What a student of the roster is in the own group. */
export type Position = 'student' | 'leader'

/** The roles that a person gets by staff.csv or from an admin, and not by standing in the roster. */
export type StaffRole = Exclude<Role, Position | 'operator'>

/** How the files and the Chinese screens call a position. */
export const positionNames = { student: '学生', leader: '小组长' } as const satisfies Record<Position, string>

/** How the files and the Chinese screens call a role of the staff. */
export const staffRoleNames = {
  teacher: '辅导员',
  'lead-teacher': '实训负责人',
  supervisor: '甲方负责人',
  finance: '财务',
  admin: '管理员',
} as const satisfies Record<StaffRole, string>

/** What opens money or the whole system takes two people to give and to take away. */
const reserved = ['lead-teacher', 'finance', 'admin'] as const satisfies StaffRole[]
export type ReservedRole = (typeof reserved)[number]
export const isReserved = (role: StaffRole): role is ReservedRole => reserved.includes(role as ReservedRole)

/** Roles that may be given for single classes; the others are for all. */
export const isForClasses = (role: StaffRole): boolean => role === 'teacher' || role === 'lead-teacher'
