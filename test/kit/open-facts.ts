/** A fact of every kind about each student of the small school, still to be ruled on. */
import { assessment } from '../../api/assessments/table.ts'
import { award } from '../../api/awards/table.ts'
import type { Database, Write } from '../../api/kernel/db.ts'
import { qualityError } from '../../api/quality/table.ts'
import { violation } from '../../api/violations/table.ts'
import { lateShiftDate, seasonId, students } from './school.ts'

/** Ids by the student's number: a violation v-, a quality error q-, an award w-, an assessment a-. */
export const openFacts = (db: Database): Promise<unknown> =>
  db.write(students.flatMap(({ number }) => ofOne(db, number)))

function ofOne({ query }: Database, number: string): Write[] {
  const fact = { seasonId, personId: `p-${number}`, date: lateShiftDate }
  const unverified = { companyVerified: false, schoolVerified: false }
  return [
    query
      .insert(violation)
      .values({ ...fact, id: `v-${number}`, kind: '玩手机', note: '', state: 'in-force' }),
    query.insert(qualityError).values({ ...fact, ...unverified, id: `q-${number}`, level: '1' }),
    query
      .insert(award)
      .values({ ...fact, id: `w-${number}`, name: '销售冠军', amount: '100', reviewed: false }),
    query.insert(assessment).values({ ...fact, id: `a-${number}`, attempt: 1, passed: true }),
  ]
}
