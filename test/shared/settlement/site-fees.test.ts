import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money, plus, sum } from '../../../shared/money/money.ts'
import { shown } from '../../../shared/money/round.ts'
import { depositBy } from '../../../shared/settlement/deposit-by.ts'
import { siteFees } from '../../../shared/settlement/site-fees.ts'
import { settlementOf } from '../../../shared/settlement/settlement.ts'
import { termsOf } from '../../../shared/settlement/terms.ts'
import type { Word } from '../../../shared/settlement/word.ts'
import { addDays, workDateOf } from '../../../shared/time/work-date.ts'
import { seasonRules } from '../../kit/season.ts'

const first = workDateOf('2020-10-24')
const classes = ['19电商1班', '19电商2班', '19电商3班']
const cells = ['', '待定', '早', '晚', '后', '07:00-26:00']

const plans = fc.uniqueArray(
  fc.record({
    date: fc.integer({ min: 0, max: 20 }).map((days) => addDays(first, days)),
    className: fc.constantFrom(...classes),
    cell: fc.constantFrom(...cells),
  }),
  { selector: ({ date, className }) => date + className },
)
const rooms = fc.array(
  fc.record({
    name: fc.string(),
    machines: fc.integer({ min: 0, max: 99 }),
    classes: fc.subarray(classes),
  }),
)
const amount = fc
  .integer({ min: 0, max: 2_000_000 })
  .map((fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`)

describe('what a room costs', () => {
  test('is of its computers, with the dates that count, in the order of the list', () => {
    const plan = [
      { date: workDateOf('2020-10-26'), className: classes[0]!, cell: '晚' },
      { date: first, className: classes[1]!, cell: '早' },
      { date: first, className: classes[0]!, cell: '早' },
      { date: first, className: classes[2]!, cell: '早' },
    ]
    const list = [
      { name: '202', machines: 0, classes: classes.slice(2) },
      { name: '201', machines: 52, classes: classes.slice(0, 2) },
    ]
    expect(siteFees(list, plan, termsOf({}), '后')).toMatchObject([
      { room: '202', basis: 'room', rate: '300', dates: [first], amount: '300.00' },
      { room: '201', basis: 'computers', rate: '13', dates: [first, '2020-10-26'], amount: '1352.00' },
    ])
  })

  test('takes the season’s own figures where it has some, and the usual ones for the rest', () => {
    expect(termsOf({ siteFees: { computerDay: '12.5', depositWorkingDaysBefore: 5 } })).toEqual({
      computerDay: '12.5',
      roomDay: '300',
      deposit: '10000',
      depositWorkingDaysBefore: 5,
      reward: '1000',
    })
    expect(depositBy(seasonRules())).toEqual({ on: '2020-08-31', certain: true })
    expect(depositBy(seasonRules({ siteFees: { depositWorkingDaysBefore: 0 } })).on).toBe('2020-09-12')
  })

  test('does not depend on the order of the plan, and another day never costs less', () => {
    fc.assert(
      fc.property(rooms, plans, fc.nat(), (all, plan, at) => {
        const fees = (of: typeof plan) => siteFees(all, of, termsOf({}), '后')
        expect(fees(plan.toReversed())).toEqual(fees(plan))
        const fewer = fees(plan.toSpliced(at % Math.max(1, plan.length), 1))
        fees(plan).forEach(({ dates }, n) =>
          expect(dates.length).toBeGreaterThanOrEqual(fewer[n]!.dates.length),
        )
      }),
    )
  })
})

test('I5 the settlement adds up as it is shown: fees and reward are what is due and what is held', () => {
  fc.assert(
    fc.property(
      rooms,
      plans,
      amount,
      amount,
      fc.boolean(),
      amount,
      (all, plan, paid, returned, breach, rate) => {
        const words: Word[] = [
          { kind: 'deposit-paid', personId: 'f', on: first, amount: paid },
          { kind: 'deposit-returned', personId: 'f', on: first, amount: returned },
          { kind: 'judged', personId: 's', side: 'company', breach, reason: '已核对' },
        ]
        const season = seasonRules({ siteFees: { roomDay: rate } })
        const { fees, owed, reward, deposit, due } = settlementOf(season, all, plan, words)
        expect(shown(sum(fees.map((fee) => money(fee.amount))))).toBe(owed)
        const both = plus(money(owed), money(reward.amount))
        const sign = due.from === 'school' ? '-' : ''
        expect(shown(plus(money(deposit.held), money(`${sign}${due.amount}`)))).toBe(shown(both))
        expect(due.amount).not.toMatch(/^-/)
        expect(reward.amount).toBe(breach ? '0.00' : '1000.00')
      },
    ),
  )
})
