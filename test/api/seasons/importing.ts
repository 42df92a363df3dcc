/** An empty database and the small folder of three students, imported by the operator on 13 November 2020. */
import { importSeason } from '../../../api/seasons/import.ts'
import type { ImportInput } from '../../../api/seasons/import.ts'
import type { Database } from '../../../api/kernel/db.ts'
import { payroll } from '../../../api/payouts/payroll.ts'
import { person } from '../../../api/people/table.ts'
import { appFor } from '../../kit/app.ts'
import { clockAt } from '../../kit/clock.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { freshDatabase } from '../../kit/database.ts'
import { eventsOf, rowsOf, shanghai } from '../../kit/evening.ts'
import { bytesOf, small } from '../../shared/files/folder.ts'

type Content = string | Uint8Array | null
export type Change = Readonly<Record<string, Content>>

export { rows, seasonJson, small } from '../../shared/files/folder.ts'
export { rowsOf } from '../../kit/evening.ts'

/** The small folder with some of its files written otherwise; null leaves one out. */
export const folderOf = (change: Change = {}) => filesOf({ ...small, ...change })

export const filesOf = (contents: Change) =>
  Object.entries(contents).flatMap(([name, content]) =>
    content === null ? [] : [{ name, bytes: typeof content === 'string' ? bytesOf(content) : content }],
  )

export const importing = async (at?: number) => importingInto(await freshDatabase(), at)

export function importingInto(db: Database, at = shanghai('10:00', '2020-11-13')) {
  const clock = clockAt(at)
  const ctx = operatorCtx(db, { clock })
  const bring = (change: Change = {}, options: Partial<ImportInput> = {}) =>
    importSeason(ctx, { files: folderOf(change), ...options })
  /** Some files alone, beside what the database knows. */
  const bringOnly = (contents: Change, options: Partial<ImportInput> = {}) =>
    importSeason(ctx, { files: filesOf(contents), ...options })
  const { ask } = appFor(db, { now: clock })
  return {
    db,
    clock,
    ask,
    ctx,
    bring,
    bringOnly,
    events: (action: string) => eventsOf(db, action),
    people: async () => new Map((await rowsOf(db, person)).map((row) => [row.number, row])),
    pay: async () => new Map((await payroll(ctx, {})).map((entry) => [entry.number, entry])),
  }
}

/** The lines of a file of the small folder, the header first. */
export const linesOf = (file: string) => small[file]!.trimEnd().split('\n')
export const textOf = (lines: string[]) => `${lines.join('\n')}\n`

/** The private numbers that the small folder brings, as a file would hold them: also backwards and in groups. */
export const privateNumbers = [
  '19900000001',
  '99000020010203008X',
  '6200002049719300001',
  '990000200203040025',
  '19900010000',
].flatMap((text) => [text, [...text].toReversed().join(''), text.replaceAll(/(.{4})(?=.)/g, '$1 ')])
