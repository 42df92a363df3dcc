import { undoFault } from '../../shared/seasons/undo.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { importsRead } from './imports-read.ts'

/** What came in by files, the newest first: who confirmed it, what it changed, and whether it may be taken back. */
export async function listImports(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'seasons.import', { read: { imports: importsRead(ctx) } })
  const undone = new Set(facts.imports.map(({ undoes }) => undoes))
  const imports = facts.imports.map(({ id, at, by, files, filesHash, counts, undoes }) => ({
    id,
    at,
    by,
    files,
    filesHash,
    counts,
    undoes,
    undone: undone.has(id),
    undoFault: undoFault(facts.imports, id) ?? null,
  }))
  return { imports: imports.toReversed() }
}
