import * as v from 'valibot'
import { planWarningCodes } from '../../shared/shifts/plan-warnings.ts'
import { isWorkDate } from '../../shared/time/work-date.ts'

const cell = v.pipe(v.string(), v.maxLength(20))

/** A change of the plan: what each cell is to be, and what it was when it was looked at. */
export const planBody = v.strictObject({
  cells: v.pipe(
    v.array(
      v.strictObject({
        date: v.pipe(v.string(), v.check(isWorkDate, 'YYYY-MM-DD')),
        className: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
        cell,
        was: cell,
      }),
    ),
    v.minLength(1),
    v.maxLength(2000),
    v.check(
      (all) => new Set(all.map(({ date, className }) => `${date} ${className}`)).size === all.length,
      'twice',
    ),
  ),
  /** A word about each kind of warning that the change touches. */
  reasons: v.record(v.picklist(planWarningCodes), v.pipe(v.string(), v.trim(), v.maxLength(500))),
})
