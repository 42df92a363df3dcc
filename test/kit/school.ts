/**
 * A small school for tests about who may do what: two classes of two groups, each with a leader and
 * two students; staff of every role; everybody signed in with `token-NUMBER`.
 */
import type { Database, Write } from '../../api/kernel/db.ts'
import { days, lateShiftNears } from './clock.ts'
import { signedIn, staff, student } from './people.ts'
import { addSeason, plan, seasonRules } from './season.ts'

export const seasonId = seasonRules().id
export const classes = ['19电商1班', '19电商2班'] as const
export const lateShiftDate = '2020-11-12'

/** Numbers by part: class 1 has groups A and B, class 2 group C and D. The first of a group leads it. */
export const who = {
  leaderA: '2019010001',
  studentA: '2019010002',
  otherA: '2019010003',
  leaderB: '2019010011',
  studentB: '2019010012',
  leaderC: '2019010021',
  studentC: '2019010022',
  leaderD: '2019010031',
  teacher1: 'T001',
  teacher2: 'T002',
  lead: 'T003',
  supervisor: 'S001',
  supervisor2: 'S002',
  finance: 'F001',
  admin: 'A001',
} as const

const groups = [
  { className: classes[0], group: 'A组', numbers: [who.leaderA, who.studentA, who.otherA] },
  { className: classes[0], group: 'B组', numbers: [who.leaderB, who.studentB, '2019010013'] },
  { className: classes[1], group: 'C组', numbers: [who.leaderC, who.studentC, '2019010023'] },
  { className: classes[1], group: 'D组', numbers: [who.leaderD, '2019010032', '2019010033'] },
]

/** Everybody on the roster, in its order. */
export const students = groups.flatMap(({ className, numbers }) =>
  numbers.map((number) => ({ number, className })),
)

/** Writes the school, with a late shift (16:30 to 22:00) for both classes on 12 November 2020. */
export async function openSchool(db: Database, at = lateShiftNears): Promise<void> {
  await db.write([
    ...addSeason(db),
    ...groups.flatMap(({ className, group, numbers }) =>
      numbers.flatMap((n, i) => student(db, n, { seasonId, className, group, leader: i === 0 })),
    ),
    ...staff(db, who.teacher1, 'teacher', classes[0]),
    ...staff(db, who.teacher2, 'teacher', classes[1]),
    ...staff(db, who.lead, 'lead-teacher'),
    ...staff(db, who.supervisor, 'supervisor'),
    ...staff(db, who.supervisor2, 'supervisor'),
    ...staff(db, who.finance, 'finance'),
    ...staff(db, who.admin, 'admin'),
    ...classes.map((className) => plan(db, lateShiftDate, className, '晚')),
    ...everybody.map((n) => signedIn(db, n, at - days)),
  ])
}

export const everybody: string[] = [
  ...groups.flatMap((g) => g.numbers),
  who.teacher1,
  who.teacher2,
  who.lead,
  who.supervisor,
  who.supervisor2,
  who.finance,
  who.admin,
]

/** A big roster for a rush: `count` students of one class in groups of ten, all signed in. */
export async function openRush(
  db: Database,
  count: number,
  dates: string[],
  cell = '晚',
  at = lateShiftNears,
) {
  const numbers = Array.from({ length: count }, (_, i) => String(2019020000 + i))
  const writes: Write[] = [
    ...addSeason(db),
    ...numbers.flatMap((n, i) =>
      student(db, n, {
        seasonId,
        className: classes[0],
        group: `${(i / 10) | 0}组`,
        leader: i % 10 === 0,
        seq: i,
      }),
    ),
    ...dates.map((date) => plan(db, date, classes[0], cell)),
    ...numbers.map((n) => signedIn(db, n, at - days)),
  ]
  await db.write(writes)
  return numbers
}
