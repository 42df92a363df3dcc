import { csvText } from '../../shared/files/csv-text.ts'
import { tableNames } from '../../shared/files/table-names.ts'
import type { TableName } from '../../shared/files/tables.ts'
import { headersOf } from '../../shared/files/templates.ts'
import { authorise } from '../kernel/authorise.ts'
import { toBase64 } from '../kernel/base64url.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { classesRead } from '../people/classes-read.ts'
import type { TemplateInput } from './input.ts'
import { templateBook } from './template-book.ts'

const names = Object.keys(tableNames) as TableName[]

/** An empty table to fill in, with the classes that the roster knows as the plan's columns. Staff is the operator's file. */
export async function template(ctx: Ctx, { table }: TemplateInput) {
  const { facts } = await authorise(ctx, 'seasons.import', {
    read: {
      classes: classesRead(ctx),
    },
  })
  const classes = facts.classes.map(({ name }) => name)
  if (table)
    return {
      name: `${tableNames[table]}.csv`,
      base64: toBase64(new TextEncoder().encode(`\ufeff${csvText([headersOf(table, classes)])}`)),
    }
  const sheets = names
    .filter((name) => name !== 'staff')
    .map((name) => ({ name: tableNames[name], headers: headersOf(name, classes) }))
  return { name: '导入模板.xlsx', base64: toBase64(templateBook(sheets)) }
}
