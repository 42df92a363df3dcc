import * as v from 'valibot'
import { workDateInput } from '../../shared/time/work-date-input.ts'

/** The night that a command is about. */
export const nightInput = { date: workDateInput, shift: v.pipe(v.string(), v.nonEmpty(), v.maxLength(20)) }
export const returnReason = v.pipe(v.string(), v.trim(), v.maxLength(200))
export const personIdInput = v.pipe(v.string(), v.nonEmpty(), v.maxLength(64))
export const momentInput = v.pipe(v.number(), v.integer(), v.minValue(0))
