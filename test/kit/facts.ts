/** Facts about the small school's students, put straight into a database as if an import had brought them. */
import { assessment } from '../../api/assessments/table.ts'
import { attendance } from '../../api/attendance/table.ts'
import { award } from '../../api/awards/table.ts'
import { insurance } from '../../api/insurance/table.ts'
import type { Database, Write } from '../../api/kernel/db.ts'
import { onlineTime } from '../../api/online/table.ts'
import { qualityError } from '../../api/quality/table.ts'
import { violation } from '../../api/violations/table.ts'
import { eachDate, workDateOf } from '../../shared/time/work-date.ts'
import { seasonId } from './school.ts'

const fact = (number: string, date: string) => ({
  id: crypto.randomUUID(),
  seasonId,
  importId: 'test',
  personId: `p-${number}`,
  date,
})

type Row<T extends { $inferInsert: object }> = Partial<T['$inferInsert']>

/** A confirmed early shift, unless more is said. */
export const attended = (
  db: Database,
  number: string,
  date: string,
  more: Row<typeof attendance> = {},
): Write =>
  db.query.insert(attendance).values({
    ...fact(number, date),
    shift: '早',
    state: 'present',
    confirmed: true,
    version: 0,
    ...more,
  })

/** The same on every date from the first to the last. */
export const attendedAll = (db: Database, number: string, from: string, to: string): Write[] =>
  eachDate(workDateOf(from), workDateOf(to)).map((date) => attended(db, number, date))

export const assessed = (db: Database, number: string, date: string, passed: boolean, attempt = 1): Write =>
  db.query.insert(assessment).values({ ...fact(number, date), attempt, passed })

export const online = (db: Database, number: string, date: string, minutes: number): Write =>
  db.query.insert(onlineTime).values({ ...fact(number, date), minutes })

export const violated = (
  db: Database,
  number: string,
  date: string,
  more: Row<typeof violation> = {},
): Write =>
  db.query.insert(violation).values({
    ...fact(number, date),
    kind: '玩手机',
    note: '',
    deduction: null,
    state: 'in-force',
    ...more,
  })

export const erred = (
  db: Database,
  number: string,
  date: string,
  more: Row<typeof qualityError> = {},
): Write =>
  db.query.insert(qualityError).values({
    ...fact(number, date),
    level: '3',
    amount: null,
    companyVerified: true,
    schoolVerified: true,
    ...more,
  })

export const awarded = (db: Database, number: string, date: string, amount: string, reviewed = true): Write =>
  db.query.insert(award).values({ ...fact(number, date), name: '销售冠军', amount, reviewed })

export const insured = (db: Database, number: string): Write =>
  db.query.insert(insurance).values({
    id: crypto.randomUUID(),
    seasonId,
    personId: `p-${number}`,
    policy: `PA-${number}`,
    fromDate: '2020-10-20',
    toDate: '2020-12-05',
  })
