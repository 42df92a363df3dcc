import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareMoney, money, plus, zero } from '../../../shared/money/money.ts'
import { shown } from '../../../shared/money/round.ts'
import { leaderboard, scores, tierOf } from '../../../shared/points/leaderboard.ts'
import { prizeDue } from '../../../shared/points/prize-due.ts'
import type { Given } from '../../../shared/points/prize-due.ts'

const prizes = [
  { name: '一等奖', from: 300, amount: '500' },
  { name: '三等奖', from: 100, amount: '100' },
  { name: '二等奖', from: 200, amount: '250.5' },
]
const on = (day: number, points: number) => ({ date: `2020-11-${String(day).padStart(2, '0')}`, points })
const end = '2020-11-30'

describe('the leaderboard', () => {
  test('gives who has as many points the same place, and counts everybody before', () => {
    const scored = [50, 80, 80, 10].map((points, n) => ({ personId: `p${n}`, points }))
    expect(leaderboard(scored, []).map(({ personId, place }) => [personId, place])).toEqual([
      ['p1', 1],
      ['p2', 1],
      ['p0', 3],
      ['p3', 4],
    ])
  })

  test.each([
    [99, undefined],
    [100, '三等奖'],
    [299, '二等奖'],
    [300, '一等奖'],
    [-5, undefined],
  ])('%i points reach %s', (points, tier) => expect(tierOf(prizes, points)?.name).toBe(tier))

  test('adds up what is known by the date, and takes off what was taken', () => {
    const facts = [on(1, 30), on(2, -50), on(9, 100)].map((fact) => ({ ...fact, personId: 'p' }))
    expect(scores(facts, '2020-11-08').get('p')).toBe(-20)
    expect(scores(facts, end).get('p')).toBe(80)
    expect(scores(facts, end).has('q')).toBe(false)
  })
})

describe('a prize that is due', () => {
  test('is the highest tier reached, as of the day on which it was', () => {
    expect(prizeDue(prizes, [on(5, 150), on(3, 60), on(7, 60)], [], end)).toEqual({
      prize: '二等奖',
      points: 270,
      date: '2020-11-05',
      amount: '250.5',
    })
  })

  test('is what it gives more than lower ones gave, and nothing once it was given, whatever came of it', () => {
    const facts = [on(1, 250)]
    expect(prizeDue(prizes, facts, [{ prize: '三等奖', amount: '100' }], end)?.amount).toBe('150.5')
    expect(prizeDue(prizes, facts, [{ prize: '二等奖', amount: '0' }], end)).toBeNull()
    expect(prizeDue(prizes, facts, [{ prize: '一等奖', amount: '500' }], end)).toBeNull()
  })

  test('is nothing without money, below every tier, or of days to come', () => {
    expect(prizeDue([{ name: '称号', from: 1 }], [on(1, 5)], [], end)).toBeNull()
    expect(prizeDue(prizes, [on(1, 99)], [], end)).toBeNull()
    expect(prizeDue(prizes, [on(20, 500)], [], '2020-11-19')).toBeNull()
  })

  test('comes to the highest tier ever seen, whenever somebody looks', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: -40, max: 120 }), fc.boolean()), { maxLength: 25 })
    fc.assert(
      fc.property(steps, (all) => {
        const [given, facts]: [Given[], ReturnType<typeof on>[]] = [[], []]
        let [paid, most] = [zero, zero]
        all.forEach(([points, looks], day) => {
          facts.push(on(day + 1, points))
          const tier = tierOf(
            prizes,
            facts.reduce((sum, fact) => sum + fact.points, 0),
          )
          if (!looks || !tier) return
          most = [most, money(tier.amount!)].toSorted(compareMoney)[1]!
          const due = prizeDue(prizes, facts, given, end)
          if (due) {
            given.push({ prize: due.prize, amount: due.amount })
            paid = plus(paid, money(due.amount))
          }
        })
        expect(shown(paid)).toBe(shown(most))
      }),
      { numRuns: 200 },
    )
  })
})
