import { sql } from 'drizzle-orm'
import { undoFault } from '../../shared/seasons/undo.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { seasonClosed } from '../kernel/season-closed.ts'
import { importsRead } from './imports-read.ts'
import { seasonImport } from './table.ts'
import { standingOn, undoWrites } from './undo-writes.ts'

/**
 * Takes one import back: what it brought is withdrawn, and what it withdrew stands again, each row as it was. Refused whole
 * where something newer stands on it.
 */
export async function undoImport(ctx: Ctx, { id }: { id: string }) {
  const { me, facts } = await authorise(ctx, 'seasons.import', {
    read: {
      imports: importsRead(ctx),
      closed: ctx.db.query.select({ is: sql<number>`${seasonClosed}` }).from(sql`(select 1)`),
    },
  })
  const before = facts.imports.find((one) => one.id === id)
  if (!before) throw new Fault('not-found')
  const fault = undoFault(facts.imports, id)
  if (fault) throw new Fault(fault)
  if (facts.closed[0]?.is) throw new Fault('season-closed')
  const standing = await standingOn(ctx, before)
  if (standing.used) throw new Fault('import-used', { count: standing.used })
  const undoId = ctx.newId()
  const counts = Object.fromEntries(
    Object.entries(standing.counts).filter(
      ([, { new: back, changed, withdrawn }]) => back + changed + withdrawn > 0,
    ),
  )
  const { filesHash, files, seasonId } = before
  const answer = { id: undoId, undoes: id, counts }
  return commit(ctx, me, {
    writes: [
      // Nothing has come in since, and nobody has said anything about what goes.
      ...mustHold(
        ctx.db.query,
        sql`(select count(*) from season_import where season_id = ${seasonId}) = ${facts.imports.length}`,
      ),
      ctx.db.query.insert(seasonImport).values({
        id: undoId,
        seasonId,
        at: ctx.clock.now(),
        byId: me.personId,
        filesHash,
        files,
        counts,
        undoes: id,
      }),
      ...undoWrites(ctx, before, undoId),
    ],
    events: [
      {
        action: 'seasons.undo-import',
        target: seasonId,
        after: { importId: undoId, undoes: id, filesHash, counts },
      },
    ],
    answer,
    conflict: 'overtaken',
  })
}
