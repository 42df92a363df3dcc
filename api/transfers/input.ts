import * as v from 'valibot'

/** A batch of a run: first attempts, or again what failed. */
export const batchInput = v.strictObject({ run: v.string(), kind: v.picklist(['first', 'again']) })

export const bankFormats = ['xlsx', 'csv'] as const
export type BankFormat = (typeof bankFormats)[number]
export const fileBody = v.strictObject({ format: v.picklist(bankFormats) })

export const payOtherwiseInput = v.strictObject({
  payslipId: v.string(),
  reason: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(200)),
})
