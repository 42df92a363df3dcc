import { inArray, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { reasonOf } from '../../shared/files/cell.ts'
import type { Problem } from '../../shared/files/problem.ts'
import type { SeasonRead } from '../../shared/files/read-season.ts'
import type { TableName } from '../../shared/files/tables.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustHold } from '../kernel/guard.ts'
import { ruling } from '../rulings/table.ts'
import { inChunks } from './chunks.ts'
import { compareRows, stored } from './compare.ts'
import type { Comparison, Counts, LiveRow } from './compare.ts'
import { factDifference } from './differing.ts'
import type { TableDifference } from './differing.ts'
import { subjectOf } from './fact-table.ts'
import type { BroughtRow, FactTableOf } from './fact-table.ts'
import { factTables } from './fact-tables.ts'
import { holdBack } from './hold-back.ts'
import type { Remark } from './hold-back.ts'

interface To {
  seasonId: string
  importId: string
  idOf: (number: string) => string
  nameOf: (number: string) => string
}

interface FactChange {
  name: string
  counts: Counts
  difference: TableDifference
  remarks: Problem[]
  writes: Write[]
}

/** What each fact table of the folder changes; tables that the folder does not have are left alone. */
export function importFacts(
  ctx: Ctx,
  { tables, sources, refused }: SeasonRead,
  live: Record<string, LiveRow[]>,
  to: To,
) {
  // Rows of a student whose roster row has an error are refused with it, unread: what is known of them stays.
  const students = (refused.roster ?? []).map(({ number }) => String(number ?? ''))
  return factTables.flatMap((of): FactChange[] => {
    const rows = of
      .rows(tables, to.idOf)
      ?.map((row) => ({ ...row, content: stored(subjectOf(of, row), row.content) }))
    if (!rows) return []
    const ofStudents = of.subject[0] === 'number' ? students : []
    const unread = [...ofStudents, ...(refused[of.name] ?? []).map((fields) => subjectOf(of, fields))]
    const known = live[of.name] ?? []
    const brought = known.filter(({ made = null }) => made === null)
    const { remarks, ...compared } = holdBack(compareRows(rows, brought, { ...of, unread }), known, {
      ofFile: rows.length,
      keyed: of.keyed,
    })
    return [
      {
        name: of.name,
        counts: compared.counts,
        difference: factDifference(of, compared.differing, to.nameOf),
        remarks: remarks.map((remark) => remarked(sources[of.name as TableName] ?? '', remark)),
        writes: factWrites(ctx, of, compared, known, to),
      },
    ]
  })
}

function remarked(file: string, { code, line, subject: text }: Remark): Problem {
  const reason = code === 'entered-here' ? reasonOf(code, {}) : reasonOf(code, { text })
  return { file, line, column: '-', reason }
}

/** A fact's id says which import brought it and from which line: facts of one file sort as in the file. */
function factWrites(
  ctx: Ctx,
  { table, keyed, ruled }: FactTableOf,
  { insert, withdraw }: Comparison<BroughtRow>,
  known: readonly LiveRow[],
  { seasonId, importId }: To,
): Write[] {
  const rows = insert.map(({ line, content, values }, i) => {
    const id = `${importId}.${String(line).padStart(7, '0')}.${i}`
    return { id, seasonId, importId, content, ...values }
  })
  const { id } = table as unknown as { id: SQLiteColumn }
  const gone = sql`(select value from json_each(${JSON.stringify(withdraw)}))`
  const { query } = ctx.db
  // Nobody has ruled on what goes, or entered what comes, since it was compared.
  const entered = known.filter(({ made = null }) => made !== null).length
  const stillSo = [
    ...(ruled && withdraw.length
      ? mustHold(query, sql`not exists (select 1 from ${ruling} r where r.fact_id in ${gone})`)
      : []),
    ...(ruled && keyed && rows.length
      ? mustHold(
          query,
          sql`(select count(*) from ${table} f where f.season_id = ${seasonId} and f.import_id is null
            and f.withdrawn_by is null) = ${entered}`,
        )
      : []),
  ]
  return [
    ...stillSo,
    ...(withdraw.length ? [query.update(table).set({ withdrawnBy: importId }).where(inArray(id, gone))] : []),
    ...inChunks(rows, 1000).map((some) => query.insert(table).values(some)),
  ]
}
