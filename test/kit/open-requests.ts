/** Something of every kind that each student of the small school has asked for and nobody has answered. */
import type { Database, Write } from '../../api/kernel/db.ts'
import { correction } from '../../api/corrections/table.ts'
import { leave } from '../../api/leaves/table.ts'
import { swap } from '../../api/swaps/table.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { lateShiftNears } from './clock.ts'
import { lateShiftDate, seasonId, students } from './school.ts'

const askedAt = lateShiftNears - 60_000
const date = workDateOf(lateShiftDate)

/** Ids by the student's number: a correction c-, a leave l-, a swap that the student asks s-, and is asked t-. */
export const openRequests = (db: Database): Promise<unknown> =>
  db.write(students.flatMap(({ number, className }) => ofOne(db, number, className)))

function ofOne({ query }: Database, number: string, className: string): Write[] {
  const asked = { seasonId, personId: `p-${number}`, reason: '手机没电了', askedAt }
  // With somebody of the own class, as one does.
  const other = students.find((s) => s.className === className && s.number !== number)!
  const exchanges = [{ date, mine: '晚', theirs: '' }]
  const between = { seasonId, className, exchanges, reason: '家里有事', askedAt }
  return [
    query.insert(correction).values({ ...asked, id: `c-${number}`, date, shift: '晚', state: 'present' }),
    query.insert(leave).values({ ...asked, id: `l-${number}`, fromDate: '2020-11-20', toDate: '2020-11-21' }),
    query
      .insert(swap)
      .values({ ...between, id: `s-${number}`, personId: asked.personId, otherId: `p-${other.number}` }),
    query
      .insert(swap)
      .values({ ...between, id: `t-${number}`, personId: `p-${other.number}`, otherId: asked.personId }),
  ]
}
