import { violationAmount } from '../../shared/allowance/claims.ts'
import { figuresOf } from '../../shared/allowance/figures.ts'
import { shown } from '../../shared/money/round.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { mayRule, violationStanding } from '../../shared/violations/violation.ts'
import { history } from '../rulings/rulings-read.ts'
import type { Ruled } from '../rulings/rulings-read.ts'
import type { violation } from './table.ts'

type Row = { fact: typeof violation.$inferSelect; by: string | null }

/** A violation with its state, what it costs in yuan (null where nobody knows), and everything that was said. */
export function shownViolation(rules: Season, { fact, by }: Row, rulings: readonly Ruled[]) {
  const standing = violationStanding(fact.state, rulings)
  const deduction = standing.amount ?? fact.deduction
  const amount = violationAmount({ kind: fact.kind, deduction }, figuresOf(rules))
  const { id, date, kind, note, enteredAt } = fact
  return {
    id,
    date,
    kind,
    note,
    state: standing.state,
    amount: amount && shown(amount),
    /** Whether the amount is the record's own or the season's for the kind. */
    amountFrom: deduction === null ? ('kind' as const) : ('record' as const),
    enteredBy: by ?? '',
    enteredAt,
    mayAppeal: mayRule('appeal', standing),
    mayRetract: mayRule('retract', standing),
    appeal: {
      school: standing.words.school?.kind ?? null,
      company: standing.words.company?.kind ?? null,
    },
    history: history(rulings),
  }
}
