import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { inArray } from 'drizzle-orm'
import * as v from 'valibot'
import { auditLink } from './audit.ts'
import { beforeAll } from './audit-chain.ts'
import type { Flaw } from './audit-link-check.ts'
import type { Database } from './db.ts'

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)))

/** One signed statement of where the chain stood; the form of the files outside the database too. */
export const checkpointSchema = v.strictObject({
  seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  h: hex(32),
  at: v.pipe(v.number(), v.integer()),
  kid: v.string(),
  signature: hex(64),
})
export type Checkpoint = v.InferOutput<typeof checkpointSchema>

/** What a checkpoint's signature covers: RFC 8785 form of seq, h, at and kid. */
export const checkpointBytes = ({ seq, h, at, kid }: Omit<Checkpoint, 'signature'>) =>
  utf8ToBytes(canonicalize({ seq, h, at, kid })!)

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

function isSigned(point: Checkpoint, publicKeys: Record<string, string>): boolean {
  const key = publicKeys[point.kid]
  if (!key) return false
  try {
    return ed25519.verify(hexToBytes(point.signature), checkpointBytes(point), hexToBytes(key))
  } catch {
    return false
  }
}
