import { describe, expect, test } from 'vitest'
import type { PriorRuns } from '../../../shared/allowance/facts.ts'
import { monthsOfYear, taxOn, type TaxRules } from '../../../shared/allowance/tax.ts'
import { money } from '../../../shared/money/money.ts'
import { exactText, shown } from '../../../shared/money/round.ts'
import { on } from './build.ts'

const none: PriorRuns = { income: '0', tax: '0' }
const tax = (rules: TaxRules, due: string, lastDay = '2020-11-22', prior = none) =>
  shown(taxOn(rules, money(due), on(lastDay), prior))

test('what is withheld is whole fen', () => {
  for (const method of [{ method: 'labour' }, { method: 'intern-cumulative', incomeRatio: '0.8' }] as const) {
    const withheld = taxOn(
      { tax: method, internshipFrom: on('2020-11-01') },
      money('12345.67'),
      on('2020-11-22'),
      none,
    )
    expect(exactText(withheld)).toMatch(/\.\d\d?$/)
  }
})

test('a season without tax withholds nothing', () => {
  expect(tax({ tax: { method: 'none' } }, '1000000')).toBe('0.00')
})

describe('labour remuneration, each payout by itself', () => {
  test.each([
    ['0', '0.00'],
    ['800', '0.00'],
    ['800.01', '0.00'],
    ['800.03', '0.01'],
    ['1400.42', '120.08'],
    ['4000', '640.00'],
    ['4000.01', '640.00'],
    ['4000.04', '640.01'],
    ['5000', '800.00'],
    // 80 % of 25,000 is the end of the first bracket, of 62,500 that of the second.
    ['25000', '4000.00'],
    ['25000.03', '4000.01'],
    ['30000', '5200.00'],
    ['62500', '13000.00'],
    ['62500.03', '13000.01'],
    ['100000', '25000.00'],
  ])('%s → %s', (due, expected) => {
    expect(tax({ tax: { method: 'labour' } }, due)).toBe(expected)
  })

  test('does not look at earlier payouts', () => {
    const prior = { income: '90000', tax: '20000' }
    expect(tax({ tax: { method: 'labour' } }, '5000', '2020-11-22', prior)).toBe('800.00')
  })
})

const intern = (internshipFrom: string, incomeRatio = '0.8'): TaxRules => ({
  tax: { method: 'intern-cumulative', incomeRatio },
  internshipFrom: on(internshipFrom),
})

describe('interns, cumulative over the year', () => {
  // With a ratio of 1 and one month, a due of base + 5,000 gives that base.
  test.each([
    ['5000', '0.00'],
    ['5000.16', '0.00'],
    ['5000.17', '0.01'],
    ['41000', '1080.00'],
    ['41000.01', '1080.00'],
    ['41000.05', '1080.01'],
    ['149000', '11880.00'],
    ['149000.03', '11880.01'],
    ['305000', '43080.00'],
    ['305000.02', '43080.01'],
    ['425000', '73080.00'],
    ['425000.02', '73080.01'],
    ['665000', '145080.00'],
    ['665000.02', '145080.01'],
    ['965000', '250080.00'],
    ['965000.02', '250080.01'],
    ['1005000', '268080.00'],
  ])('in a first month with the whole income, %s → %s', (due, expected) => {
    expect(tax(intern('2020-11-01', '1'), due)).toBe(expected)
  })

  test.each([
    // due, internship from, last day, income before, tax before, tax
    ['20000', '2020-09-12', '2020-11-22', '0', '0', '30.00'],
    ['18750', '2020-09-12', '2020-11-22', '0', '0', '0.00'],
    ['18750.21', '2020-09-12', '2020-11-22', '0', '0', '0.01'],
    ['20000', '2020-11-01', '2020-11-30', '0', '0', '330.00'],
    ['20000', '2020-09-12', '2020-11-22', '10000', '0', '270.00'],
    ['20000', '2020-09-12', '2020-11-22', '10000', '90.00', '180.00'],
    ['100', '2020-09-12', '2020-11-22', '10000', '90.00', '0.00'],
    ['20000', '2019-09-01', '2020-01-31', '0', '0', '330.00'],
    ['20000', '2019-09-01', '2020-03-31', '0', '0', '30.00'],
    ['20000', '2021-01-01', '2020-12-31', '0', '0', '480.00'],
    ['20000', '2020-12-01', '2020-11-30', '0', '0', '480.00'],
  ])('%s, since %s, until %s, after %s and %s: %s', (due, since, lastDay, income, paid, expected) => {
    expect(tax(intern(since), due, lastDay, { income, tax: paid })).toBe(expected)
  })

  test('several runs of a year withhold together what one run would', () => {
    const runs = ['20000', '15000', '30000.55']
    let prior = none
    let income = 0n
    let paid = 0n
    for (const due of runs) {
      const fen = BigInt(tax(intern('2020-09-12'), due, '2020-12-31', prior).replace('.', ''))
      income += BigInt(shown(money(due)).replace('.', ''))
      paid += fen
      prior = {
        income: `${income / 100n}.${String(income % 100n).padStart(2, '0')}`,
        tax: `${paid / 100n}.${String(paid % 100n).padStart(2, '0')}`,
      }
    }
    expect(prior.income).toBe('65000.55')
    expect(prior.tax).toBe(tax(intern('2020-09-12'), '65000.55', '2020-12-31'))
  })

  test('refuses to guess an internship without a first day', () => {
    expect(() =>
      taxOn({ tax: { method: 'intern-cumulative', incomeRatio: '0.8' } }, money('1'), on('2020-11-22'), none),
    ).toThrow(RangeError)
  })
})

test.each([
  ['2020-09-12', '2020-11-22', 3],
  ['2020-09-30', '2020-09-01', 1],
  ['2020-01-01', '2020-12-31', 12],
  ['2019-12-31', '2020-01-01', 1],
  ['2018-05-01', '2020-11-30', 11],
  ['2020-12-01', '2020-11-30', 0],
  ['2021-01-01', '2020-11-30', 0],
])('an internship since %s and a run until %s count %i months', (from, lastDay, months) => {
  expect(monthsOfYear(on(from), on(lastDay))).toBe(months)
})
