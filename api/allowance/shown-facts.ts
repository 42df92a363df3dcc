import type { Period } from '../../shared/allowance/facts.ts'
import type { FactRows } from './facts.ts'
import { ruledFacts } from './ruled-facts.ts'

/** The facts that lines and days name by id, with who confirmed what. */
export function shownFacts(all: FactRows, { from, to }: Period) {
  const rows = ruledFacts(all)
  const within = ({ date }: { date: string }) => from <= date && date <= to
  return {
    attendance: rows.attendance
      .map(({ fact, by }) => ({ ...fact, by }))
      .filter(within)
      .map(({ id, date, shift, state, confirmed, cameAt, leftAt, decidedAt, reason, by }) => ({
        id,
        date,
        shift,
        state,
        confirmed,
        cameAt,
        leftAt,
        decidedAt,
        reason,
        by,
      })),
    online: rows.online.filter(within).map(({ id, date, minutes }) => ({ id, date, minutes })),
    violations: rows.violations
      .filter(within)
      .map(({ id, date, kind, note, state }) => ({ id, date, kind, note, state })),
    errors: rows.errors.filter(within).map(({ id, date, level, companyVerified, schoolVerified }) => ({
      id,
      date,
      level,
      companyVerified,
      schoolVerified,
    })),
    awards: rows.awards.filter(within).map(({ id, date, name, reviewed }) => ({ id, date, name, reviewed })),
  }
}
