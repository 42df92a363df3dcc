import * as v from 'valibot'
import { workDateInput } from '../../shared/time/work-date-input.ts'

const said = (least: number) => v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(300))

export const judgeInput = v.strictObject({ breach: v.boolean(), reason: said(2) })

export const depositInput = v.strictObject({
  kind: v.picklist(['deposit-paid', 'deposit-returned']),
  /** Yuan; 0 takes the record back. */
  amount: v.pipe(v.string(), v.regex(/^\d{1,9}(\.\d{1,2})?$/)),
  on: workDateInput,
})

export const agreeInput = v.strictObject({ contentHash: v.string() })

export const settleInput = v.strictObject({
  contentHash: v.string(),
  on: workDateInput,
  note: v.optional(said(0), ''),
})

export const settlementSheetInput = v.strictObject({ format: v.picklist(['xlsx', 'pdf']) })
