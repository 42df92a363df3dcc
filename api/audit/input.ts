import * as v from 'valibot'
import { isWorkDate } from '../../shared/time/work-date.ts'

const some = (most: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(most)))
const date = v.optional(v.pipe(v.string(), v.check(isWorkDate, 'YYYY-MM-DD')))
const number = v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)))

/** What to look for; everything that is left out matches. */
export const searchInput = v.strictObject({
  /** The beginning of an action, such as `payouts` or `payouts.publish`. */
  action: some(60),
  /** Number or name of who did it. */
  who: some(60),
  /** The id, the number or the name of whom or what it is about. */
  about: some(100),
  from: date,
  to: date,
  /** Only what stands before this number in the log. */
  before: number,
})
export type Search = v.InferOutput<typeof searchInput>

export const exportInput = v.omit(searchInput, ['before'])

export const chainInput = v.strictObject({ after: number })
