import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areWeighed, figuresOf, notImportedOf, serviceOf } from '../../../shared/season-report/served.ts'
import type { Served } from '../../../shared/season-report/served.ts'
import { addDays, workDateOf as on } from '../../../shared/time/work-date.ts'
import { rules } from '../allowance/build.ts'

const row = (
  responseMs: number | null,
  served: number | null,
  sales: string | null = null,
  at: Partial<Served> = {},
) => ({
  className: '甲班',
  date: on('2020-11-12'),
  responseMs,
  served,
  sales,
  ...at,
})
const fen = (text: string) => BigInt(text.replace('.', ''))
const meanOf = (rows: Served[]) => figuresOf(rows, areWeighed(rows)).response

describe('the mean response time', () => {
  test.each<[expected: string | null, rows: Served[]]>([
    ['22.5', [row(20_000, 30), row(30_000, 10)]],
    // A row that does not say how many counts only where none does.
    ['20.0', [row(20_000, 30), row(90_000, null)]],
    ['25.0', [row(20_000, null), row(30_000, null)]],
    ['20.0', [row(20_000, 1), row(90_000, 0)]],
    ['0.1', [row(50, 1)]],
    ['0.0', [row(49, 1)]],
    [null, [row(null, 30)]],
    [null, []],
  ])('%s', (expected, rows) => {
    expect(meanOf(rows)).toBe(expected)
  })

  const rows = fc.array(
    fc.record({
      className: fc.constantFrom('甲班', '乙班'),
      date: fc.integer({ min: -3, max: 75 }).map((days) => addDays(on('2020-09-12'), days)),
      responseMs: fc.option(fc.integer({ min: 0, max: 3_600_000 })),
      served: fc.option(fc.integer({ min: 0, max: 10_000 })),
      sales: fc.option(
        fc
          .integer({ min: 0, max: 1e9 })
          .map((fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`),
      ),
    }),
  )

  test('lies between the quickest and the slowest, in whatever order', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const mean = meanOf(all)
        expect(meanOf(all.toReversed())).toBe(mean)
        if (mean === null) return
        const known = all.flatMap(({ responseMs }) => responseMs ?? [])
        expect(Number(mean) * 1_000).toBeGreaterThanOrEqual(Math.min(...known) - 50)
        expect(Number(mean) * 1_000).toBeLessThanOrEqual(Math.max(...known) + 50)
      }),
    )
  })

  test('I5 sales and customers of classes and stages come to what all come to, without dates outside the stages', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { rows: cells, all: sum } = serviceOf(rules(), all, ['甲班', '乙班'])
        expect(cells.reduce((n, { sales }) => n + fen(sales), 0n)).toBe(fen(sum.sales))
        expect(cells.reduce((n, { served }) => n + served, 0)).toBe(sum.served)
        const within = all.filter(({ date }) => date >= '2020-09-12' && date <= '2020-11-22')
        expect(within.reduce((n, { sales }) => n + fen(sales ?? '0.00'), 0n)).toBe(fen(sum.sales))
      }),
    )
  })
})

test('what no row has is said not to be imported', () => {
  expect(notImportedOf([])).toEqual(['response-time', 'sales'])
  expect(notImportedOf([row(null, 3, '5')])).toEqual(['response-time'])
  expect(notImportedOf([row(1, null), row(null, null, '0')])).toEqual([])
})

test('a date belongs to the stage that counts on it', () => {
  const { rows } = serviceOf(
    rules(),
    [row(20_000, 2, '10', { date: on('2020-10-26') }), row(30_000, 1, '5.5')],
    ['甲班'],
  )
  expect(rows).toEqual([
    { className: '甲班', stage: 'presale', response: '20.0', served: 2, sales: '10.00' },
    { className: '甲班', stage: 'aftersale', response: '30.0', served: 1, sales: '5.50' },
  ])
})
