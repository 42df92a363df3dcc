import { describe, expect, test } from 'vitest'
import { compute } from '../../shared/allowance/compute.ts'
import { periodOf } from '../../shared/allowance/period.ts'
import { payrollCsv } from '../../shared/files/payroll.ts'
import { demoSeason, payrollFile } from './season-facts.ts'

describe('the season of 2020', () => {
  const { season, students } = demoSeason()
  const found = periodOf(season)
  if (!found.ok) throw new Error(found.reason)
  const { period } = found

  test('its period is the first to the last day of its stages', () => {
    expect(period).toEqual({ from: '2020-09-12', to: '2020-11-22' })
  })

  test('the facts of 200 students give payroll.csv byte for byte', () => {
    const entries = students.map(({ row, facts }) => ({
      ...row,
      leader: row.position === 'leader',
      computed: compute(season, period, facts),
    }))
    expect(payrollCsv(entries)).toBe(payrollFile)
  })

  test('every student’s lines add up to the due, and no net is below zero', () => {
    for (const { facts } of students) {
      const { lines, sums } = compute(season, period, facts)
      const fen = lines.reduce((total, line) => total + BigInt(line.amount.replace('.', '')), 0n)
      expect(fen).toBe(BigInt(sums.due.text.replace('.', '')))
      expect(sums.net.text).not.toMatch(/^-/)
    }
  })
})
