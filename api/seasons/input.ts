import * as v from 'valibot'
import { tableNames } from '../../shared/files/table-names.ts'
import type { TableName } from '../../shared/files/tables.ts'

/** An empty table as CSV; all of them as one workbook where none is named. */
export const templateInput = v.strictObject({
  table: v.optional(v.picklist(Object.keys(tableNames) as TableName[])),
})
export type TemplateInput = v.InferOutput<typeof templateInput>

export const decideRulesBody = v.strictObject({ grant: v.boolean() })
