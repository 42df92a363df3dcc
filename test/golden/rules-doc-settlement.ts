import { money } from '../../shared/money/money.ts'
import { shown } from '../../shared/money/round.ts'
import { siteFees, usedDates } from '../../shared/settlement/site-fees.ts'
import { settlementOf } from '../../shared/settlement/settlement.ts'
import { termsOf } from '../../shared/settlement/terms.ts'
import type { Word } from '../../shared/settlement/word.ts'
import { addDays, eachDate, workDateOf } from '../../shared/time/work-date.ts'
import { seasonRules } from '../kit/season.ts'

type Row = Readonly<Record<string, string>>

const classes = ['一班', '二班']
const first = workDateOf('2020-10-24')
const terms = termsOf({})
const planned = (days: number) =>
  days
    ? eachDate(first, addDays(first, days - 1)).map((date) => ({ date, className: '一班', cell: '早' }))
    : []
const room = (machines: number) => ({ name: '201', machines, classes })

const daysUsed = (row: Row) => {
  const plan = ['First class', 'Second class'].map((head, at) => ({
    date: first,
    className: classes[at]!,
    cell: row[head]!,
  }))
  return { 'Days used': String(usedDates({ classes }, plan, '后').length) }
}

const fee = (row: Row) => {
  const [line] = siteFees([room(Number(row['Computers']))], planned(Number(row['Days used'])), terms, '后')
  return { Fee: line!.amount }
}

const personId = 'p'
const on = workDateOf('2020-08-28')

const balance = (row: Row) => {
  const words: Word[] = [
    { kind: 'judged', personId, side: 'school', breach: row['Breach'] === 'yes', reason: '已核对' },
    { kind: 'deposit-paid', personId, on, amount: row['Deposit came']! },
    { kind: 'deposit-returned', personId, on, amount: row['Deposit went back']! },
  ]
  // A room without computers for one day, at the rate that makes the fees of the row.
  const season = seasonRules({ siteFees: { roomDay: row['Fees']! } })
  const { owed, due } = settlementOf(season, [room(0)], planned(1), words)
  return { Fees: shown(money(owed)), Pays: due.from ?? 'nobody', Amount: due.amount }
}

export const settlementExamples = {
  'First class, Second class, Days used': daysUsed,
  'Computers, Days used, Fee': fee,
  'Fees, Breach, Deposit came, Deposit went back, Pays, Amount': balance,
}
