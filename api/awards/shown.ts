import { awardState } from '../../shared/awards/award.ts'
import { money } from '../../shared/money/money.ts'
import { shown } from '../../shared/money/round.ts'
import { history } from '../rulings/rulings-read.ts'
import type { Ruled } from '../rulings/rulings-read.ts'
import type { award } from './table.ts'

type Row = { fact: typeof award.$inferSelect; by: string | null }

/** An award with its state and everything that was said about it. */
export function shownAward({ fact, by }: Row, rulings: readonly Ruled[]) {
  const { id, date, name, amount, reviewed, enteredAt } = fact
  return {
    id,
    date,
    name,
    amount: shown(money(amount)),
    state: awardState(reviewed, rulings),
    enteredBy: by ?? '',
    enteredAt,
    history: history(rulings),
  }
}
