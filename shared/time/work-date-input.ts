import * as v from 'valibot'
import { isWorkDate } from './work-date.ts'

/** A date at the door: of a form, a query or a request's body. */
export const workDateInput = v.pipe(v.string(), v.guard(isWorkDate, 'YYYY-MM-DD'))
