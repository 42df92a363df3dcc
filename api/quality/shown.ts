import { errorShare } from '../../shared/allowance/claims.ts'
import { figuresOf } from '../../shared/allowance/figures.ts'
import { money } from '../../shared/money/money.ts'
import { shown } from '../../shared/money/round.ts'
import {
  counts,
  errorStanding,
  isRejected,
  mayDoubt,
  mayRetract,
} from '../../shared/quality/quality-error.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { history } from '../rulings/rulings-read.ts'
import type { Ruled } from '../rulings/rulings-read.ts'
import type { qualityError } from './table.ts'

type Row = { fact: typeof qualityError.$inferSelect; by: string | null }

/** A quality error with both sides' words, and what of its cost company and student bear (null where nobody knows). */
export function shownError(rules: Season, { fact, by }: Row, rulings: readonly Ruled[]) {
  const standing = errorStanding(fact, rulings)
  const { id, date, level, note, enteredAt } = fact
  return {
    id,
    date,
    level,
    note,
    company: standing.company,
    school: standing.school,
    rejected: isRejected(standing),
    counts: counts(standing),
    doubt: standing.doubt,
    mayDoubt: mayDoubt(standing),
    mayRetract: mayRetract(standing),
    shares: sharesOf(rules, fact),
    enteredBy: by ?? '',
    enteredAt,
    history: history(rulings),
  }
}

function sharesOf(rules: Season, { level, amount }: Row['fact']) {
  const known = rules.errorLevels.find((l) => `${l.level}` === level)
  const own = errorShare(
    { level: level === 'cash' ? level : (Number(level) as 1 | 2 | 3 | 4), amount },
    figuresOf(rules),
  )
  return {
    company: level === 'cash' ? '0.00' : known ? shown(money(known.company)) : null,
    student: own && shown(own),
  }
}
