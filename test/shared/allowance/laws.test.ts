import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { compute } from '../../../shared/allowance/compute.ts'
import type { Computed } from '../../../shared/allowance/computed.ts'
import type { StudentFacts } from '../../../shared/allowance/facts.ts'
import { compareMoney, isNegative, minus, money, plus, sameMoney, sum } from '../../../shared/money/money.ts'
import { shown } from '../../../shared/money/round.ts'
import type { Season } from '../../../shared/seasons/season.ts'
import { addDays, type WorkDate } from '../../../shared/time/work-date.ts'
import { counts } from '../../kit/counts.ts'
import { anyFacts, anySeason, shuffled } from './arbitrary.ts'
import { period } from './build.ts'

vi.setConfig({ testTimeout: counts(60_000, 900_000) })

const all = period('2020-09-12', '2020-11-30')
const numRuns = counts(300, 20_000)
const history = fc.tuple(anySeason, anyFacts)
/** Holds for every season and every history of a student. */
const always = (law: (computed: Computed, facts: StudentFacts, season: Season) => void) =>
  fc.assert(
    fc.property(history, ([season, facts]) => law(compute(season, all, facts), facts, season)),
    { numRuns },
  )

describe('R18 recompute is a pure function', () => {
  test('computed three times and with the facts in any order, the result is the same to the letter', () => {
    const law = fc.property(
      history.chain(([season, facts]) => fc.tuple(fc.constant(season), fc.constant(facts), shuffled(facts))),
      ([season, facts, mixed]) => {
        const text = JSON.stringify(compute(season, all, facts))
        expect(JSON.stringify(compute(season, all, facts))).toBe(text)
        expect(JSON.stringify(compute(structuredClone(season), all, mixed))).toBe(text)
      },
    )
    fc.assert(law, { numRuns })
  })

  test('what is shown adds up: lines to the due, due less tax to the net', () => {
    always(({ lines, sums }) => {
      for (const { amount } of lines) expect(amount).toMatch(/^-?\d+\.\d\d$/)
      expect(shown(sum(lines.map(({ amount }) => money(amount))))).toBe(sums.due.text)
      expect(shown(plus(money(sums.net.text), money(sums.tax.text)))).toBe(sums.due.text)
    })
  })

  test('due, tax and net are whole fen, not only shown as such', () => {
    always(({ sums: { due, tax, net } }) => {
      for (const amount of [due, tax, net]) expect(sameMoney(amount.exact, money(amount.text))).toBe(true)
    })
  })

  test('nothing is ever below zero', () => {
    always(({ sums }) => {
      for (const amount of Object.values(sums)) expect(isNegative(amount.exact)).toBe(false)
    })
  })

  test('the due is the exact sum, rounded once', () => {
    always(({ sums }) => {
      const { basic, overtime, awards, backPay, applied, due } = sums
      const earned = sum([basic, overtime, awards, backPay].map((amount) => amount.exact))
      expect(due.text).toBe(shown(minus(earned, applied.exact)))
    })
  })

  test('the running allowance is the same function over the facts so far', () => {
    const law = fc.property(history, fc.nat(75), ([season, facts], day) => {
      const today = addDays(all.from, day)
      const soFar = { ...facts, adjustments: [], ...until(today, facts) }
      const running = compute(season, { from: all.from, to: today }, soFar)
      const { sums, lines } = compute(season, all, soFar)
      expect(running.lines).toEqual(lines)
      expect(running.sums.due).toEqual(sums.due)
    })
    fc.assert(law, { numRuns: counts(100, 5_000) })
  })

  test('two runs that share out a period count the same days and minutes as one', () => {
    const law = fc.property(history, fc.nat(70), ([season, facts], day) => {
      const cut = addDays(all.from, day)
      const parts = [
        compute(season, { from: all.from, to: cut }, facts),
        compute(season, { from: addDays(cut, 1), to: all.to }, facts),
      ]
      const one = compute(season, all, facts)
      for (const key of ['training', 'practice', 'logistics', 'leader', 'overtimeMinutes'] as const) {
        expect(parts.reduce((total, part) => total + part.counts[key], 0)).toBe(one.counts[key])
      }
      expect(parts.map(({ track }) => track)).toEqual([one.track, one.track])
    })
    fc.assert(law, { numRuns: counts(100, 5_000) })
  })
})

describe('R21 deductions and the cap', () => {
  test('what is applied never exceeds the allowance, and with what is waived it is all of it', () => {
    always(({ sums, deductions }) => {
      expect(compareMoney(sums.applied.exact, sums.allowance.exact)).toBeLessThanOrEqual(0)
      const full = sum(deductions.map((deduction) => deduction.full))
      expect(sameMoney(plus(sums.applied.exact, sums.waived.exact), full)).toBe(true)
    })
  })

  test('waived are the newest: after one that is not applied in full none takes anything', () => {
    always(({ deductions }) => {
      const ended = deductions.findIndex(({ outcome }) => outcome !== 'applied')
      if (ended < 0) return
      for (const { applied } of deductions.slice(ended + 1)) expect(shown(applied)).toBe('0.00')
      expect(deductions.map(({ date }) => date)).toEqual(deductions.map(({ date }) => date).sort())
    })
  })

  test('awards are untouched: the due is never less than what was awarded', () => {
    always(({ sums }, facts, season) => {
      expect(compareMoney(sums.due.exact, money(sums.awards.text))).toBeGreaterThanOrEqual(0)
      const without = compute(season, all, { ...facts, violations: [], errors: [] })
      expect(without.sums.awards).toEqual(sums.awards)
    })
  })

  test('a disputed or one-sided deduction costs nothing until it is decided', () => {
    always(({ sums }, facts, season) => {
      const violations = facts.violations.filter(({ state }) => state === 'in-force')
      const errors = facts.errors.filter((error) => error.companyVerified && error.schoolVerified)
      expect(compute(season, all, { ...facts, violations, errors }).sums.due).toEqual(sums.due)
    })
  })

  test('each deduction names its rule and the fact it came from', () => {
    always(({ lines }, facts) => {
      const known = new Set([...facts.errors, ...facts.violations, ...facts.adjustments].map(({ id }) => id))
      for (const { deduction, clause, dates } of lines) {
        if (!deduction) continue
        expect(['pay.error', 'pay.violation', 'pay.adjustment']).toContain(clause)
        expect(dates.every(({ facts: ids }) => ids.length === 1 && known.has(ids[0]!))).toBe(true)
      }
    })
  })
})

describe('R18 days and lines tell the same story', () => {
  test('overtime is one line whose dates carry its minutes', () => {
    always(({ lines, counts: counted, days }) => {
      const overtime = lines.filter(({ kind }) => kind === 'overtime')
      expect(overtime.length).toBeLessThanOrEqual(1)
      const minutes = overtime
        .flatMap(({ dates }) => dates)
        .reduce((total, day) => total + (day.minutes ?? 0), 0)
      expect(minutes).toBe(counted.overtimeMinutes)
      expect(days.reduce((total, day) => total + day.overtimeMinutes, 0)).toBe(minutes)
    })
  })

  test('a date stands in the breakdown once, in order, and earns only when paid', () => {
    always(({ days }) => {
      const dates = days.map(({ date }) => date)
      expect(dates).toEqual([...new Set(dates)].sort())
      for (const day of days) {
        if (day.status === 'paid') continue
        expect([day.dayPay, day.supplement, day.logistics, day.overtimeMinutes]).toEqual([
          '0.00',
          '0.00',
          '0.00',
          0,
        ])
      }
    })
  })
})

function until(today: WorkDate, facts: StudentFacts): Partial<StudentFacts> {
  const known = <T extends { date: WorkDate }>(all: readonly T[]) => all.filter(({ date }) => date <= today)
  return {
    assessments: known(facts.assessments),
    attendance: known(facts.attendance),
    online: known(facts.online),
    violations: known(facts.violations),
    errors: known(facts.errors),
    awards: known(facts.awards),
  }
}
