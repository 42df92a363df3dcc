import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { person } from '../people/table.ts'
import { currentSeasonId } from './current.ts'
import { seasonImport } from './table.ts'

/** The imports of the season that runs now, the oldest first, with who confirmed each. */
export const importsRead = ({ db: { query } }: Ctx) =>
  query
    .select({
      id: seasonImport.id,
      seasonId: seasonImport.seasonId,
      at: seasonImport.at,
      by: person.name,
      files: seasonImport.files,
      filesHash: seasonImport.filesHash,
      counts: seasonImport.counts,
      enrolled: seasonImport.enrolled,
      undoes: seasonImport.undoes,
    })
    .from(seasonImport)
    .leftJoin(person, eq(person.id, seasonImport.byId))
    .where(eq(seasonImport.seasonId, currentSeasonId))
    .orderBy(seasonImport.at, sql`season_import.rowid`)
