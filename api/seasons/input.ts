import * as v from 'valibot'
import { tableNames } from '../../shared/files/table-names.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import type { TableName } from '../../shared/files/tables.ts'

/** An empty table as CSV; all of them as one workbook where none is named. */
export const templateInput = v.strictObject({
  table: v.optional(v.picklist(Object.keys(tableNames) as TableName[])),
})
export type TemplateInput = v.InferOutput<typeof templateInput>

const label = (most: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(most))

/** When the season after begins; left out, a year later on the same weekday. */
export const followingInput = v.strictObject({ from: v.optional(workDateInput) })
export type FollowingInput = v.InferOutput<typeof followingInput>

export const followInput = v.strictObject({
  id: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N}_-]{1,60}$/u)),
  name: label(60),
  from: workDateInput,
  /** What the classes are called by then; one that is left out keeps its name. */
  classes: v.pipe(v.array(v.strictObject({ name: label(60), next: label(60) })), v.maxLength(200)),
})
export type FollowInput = v.InferOutput<typeof followInput>

export const decideRulesBody = v.strictObject({ grant: v.boolean() })
