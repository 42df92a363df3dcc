import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copied, rotated, type CellAt } from '../../../shared/shifts/plan-grid.ts'
import { addDays, workDateOf } from '../../../shared/time/work-date.ts'

const classes = ['一班', '二班', '三班']
const monday = workDateOf('2020-11-09')
/** Every cell is told from every other. */
const at: CellAt = (date, className) => `${date} ${className}`

describe('a stretch of the plan', () => {
  test('is copied from so many days before, and what is longer repeats it', () => {
    const cells = copied(at, ['一班'], { from: monday, to: addDays(monday, 8), days: 7 })
    expect(cells.map(({ cell }) => cell)).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 2, 3].map((day) => `2020-11-0${day} 一班`),
    )
  })

  test('rotates: each class has next what the one before it had', () => {
    const cells = rotated(at, classes, { from: monday, to: addDays(monday, 7), days: 7 })
    expect(cells.slice(0, 3).map(({ cell }) => cell)).toEqual([
      '2020-11-02 三班',
      '2020-11-02 一班',
      '2020-11-02 二班',
    ])
    expect(cells.at(-2)!).toEqual({ date: '2020-11-16', className: '二班', cell: '2020-11-02 三班' })
  })

  test('after as many turns as there are classes everybody has had everything', () => {
    assert(
      property(integer({ min: 1, max: 9 }), integer({ min: 1, max: 6 }), (days, count) => {
        const some = Array.from({ length: count }, (_, i) => `${i}班`)
        const to = addDays(monday, days * count - 1)
        const cells = rotated(at, some, { from: monday, to, days })
        for (const className of some) {
          const had = cells.filter((one) => one.className === className).map(({ cell }) => cell)
          expect(new Set(had).size).toBe(days * count)
        }
      }),
    )
  })
})
