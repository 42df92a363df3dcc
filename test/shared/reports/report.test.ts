import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, reportOf } from '../../../shared/reports/report.ts'
import type { ReportedShift } from '../../../shared/reports/report.ts'
import { counts } from '../../kit/counts.ts'

const shift: fc.Arbitrary<ReportedShift> = fc.record({
  personId: fc.uuid(),
  className: fc.constantFrom('19电商1班', '19电商2班', '20电商3班'),
  code: fc.constantFrom('早', '晚'),
  name: fc.constant('班'),
  startsAt: fc.constant(1),
  planned: fc.boolean(),
  checkedIn: fc.boolean(),
  state: fc.constantFrom('present', 'late', 'left-early', 'absent', 'leave', 'rest', null),
  confirmed: fc.boolean(),
  disputed: fc.boolean(),
  online: fc.boolean(),
})

test('lines add up to the totals, whoever came is confirmed or not, and the order of facts is nothing', () => {
  fc.assert(
    fc.property(fc.array(shift, { maxLength: 40 }), (shifts) => {
      const report = reportOf('2020-11-12', shifts)
      for (const name of counted)
        expect(report.lines.reduce((sum, line) => sum + line[name], 0)).toBe(report.totals[name])
      const known = shifts.filter((s) => s.planned || s.checkedIn || s.confirmed).length
      expect(report.totals.confirmed + report.totals.unconfirmed).toBe(known)
      expect(reportOf('2020-11-12', shifts.toReversed())).toEqual(report)
    }),
    { numRuns: counts(50, 2_000) },
  )
})
