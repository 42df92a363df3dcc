import * as v from 'valibot'
import { keptAmount } from '../../shared/files/number-cells.ts'
import { sides } from '../../shared/rulings/ruling.ts'
import { plainAmount } from '../../shared/seasons/setting.ts'
import { addDays, workDateOf } from '../../shared/time/work-date.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'

export const reasonText = v.pipe(v.string(), v.trim(), v.maxLength(300))
export const neededReason = v.pipe(reasonText, v.nonEmpty())
/** What is taken back, appealed against or doubted says why. */
export const reasonBody = v.strictObject({ reason: neededReason })
export const noteText = v.pipe(v.string(), v.trim(), v.maxLength(500))
export const personIdInput = v.pipe(v.string(), v.maxLength(64))

/** Yuan as text, kept as a file's cells are. */
export const amountInput = v.pipe(v.string(), v.regex(plainAmount), v.transform(keptAmount))

/** For whom somebody speaks who could speak for both; left out, for the only one. */
export const sideInput = v.optional(v.picklist(sides))

/** At most so many days of everybody's facts in one answer. */
const longest = 100

/** A span of dates, both included. */
export const spanInput = v.pipe(
  v.object({ from: workDateInput, to: workDateInput }),
  v.check(({ from, to }) => from <= to && to <= addDays(workDateOf(from), longest), 'from … to'),
)
export type Span = v.InferOutput<typeof spanInput>
