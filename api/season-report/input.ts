import * as v from 'valibot'

export const reportFormats = ['xlsx', 'pdf'] as const
export const reportSheetInput = v.strictObject({ format: v.picklist(reportFormats) })
