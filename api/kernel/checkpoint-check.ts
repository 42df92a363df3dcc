import { inArray } from 'drizzle-orm'
import { isSigned } from '../../shared/audit/checkpoint.ts'
import type { Checkpoint } from '../../shared/audit/checkpoint.ts'
import { auditLink } from './audit.ts'
import { beforeAll } from '../../shared/audit/chain.ts'
import type { Flaw } from './audit-link-check.ts'
import type { Database } from './db.ts'

const chunk = 500

/** The first checkpoint that is not ours or that the chain no longer reaches as it was. */
export async function checkpointFlaw(
  db: Database,
  checkpoints: readonly Checkpoint[],
  publicKeys: Record<string, string>,
): Promise<{ seq: number; flaw: Flaw } | undefined> {
  const inOrder = [...checkpoints].sort((a, b) => a.seq - b.seq)
  for (let i = 0; i < inOrder.length; i += chunk) {
    const some = inOrder.slice(i, i + chunk)
    const seqs = some.map((c) => c.seq)
    const { links } = await db.read({
      links: db.query.select().from(auditLink).where(inArray(auditLink.seq, seqs)),
    })
    const known = new Map([beforeAll, ...links].map((link) => [link.seq, link.h]))
    for (const point of some) {
      if (!isSigned(point, publicKeys)) return { seq: point.seq, flaw: 'checkpoint-forged' }
      if (known.get(point.seq) !== point.h) return { seq: point.seq, flaw: 'checkpoint-contradicted' }
    }
  }
  return undefined
}
