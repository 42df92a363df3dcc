import { expect, test } from 'vitest'
import type { Payslip } from '../../../shared/payouts/payslip-schema.ts'
import { changesOf, rowsOf } from '../../../web/payslips/slip-changes.ts'

const line = (id: string, amount: string) => ({
  kind: 'day-pay',
  id,
  amount,
  dates: [{ date: '2020-10-24' }],
})
const deduction = (id: string, applied: string) => ({ kind: 'violation', id, applied, date: '2020-11-01' })
const slip = (lines: unknown[], deductions: unknown[] = []) => ({ lines, deductions }) as unknown as Payslip

test('a deduction is shown with the sign it has for the student, a waived one as nothing', () => {
  const rows = rowsOf(slip([line('practice', '80.00')], [deduction('a', '10.00'), deduction('b', '0.00')]))
  expect(rows.map((row) => row.amount)).toEqual(['80.00', '-10.00', '0.00'])
})

test('what a newer payslip changes is named: other amounts, new lines, lines that are gone', () => {
  const before = slip([line('training', '40.00'), line('practice', '80.00')], [deduction('a', '10.00')])
  const now = slip([line('training', '40.00'), line('practice', '160.00'), line('aftersale', '80.00')])
  const { changed, gone } = changesOf(before, now)
  expect([...changed]).toEqual([
    ['day-pay practice', '80.00'],
    ['day-pay aftersale', undefined],
  ])
  expect(gone.map((row) => row.key)).toEqual(['violation a'])
})
