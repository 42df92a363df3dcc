/** What is looked at of an attendance. Beside the verbs, so that a route knows it without all that a look is made of. */
import * as v from 'valibot'
import { isWorkDate } from '../../shared/time/work-date.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'

export const dayInput = v.object({ date: workDateInput })

export const monthInput = v.object({
  month: v.pipe(
    v.string(),
    v.check((text) => isWorkDate(`${text}-01`), 'YYYY-MM'),
  ),
})
