/**
 * Recomputes the chain from the log and names the first number at which it does not hold. The chain
 * has no secret, so whoever can write the file can recompute it: that is what the signed checkpoints
 * are for, above all those kept outside the database.
 */
import { and, asc, count, desc, eq, gt, isNull, lte, min } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { auditEvent, auditLink } from './audit.ts'
import { beforeAll } from '../../shared/audit/chain.ts'
import type { Head } from '../../shared/audit/chain.ts'
import { holds } from './audit-link-check.ts'
import type { Flaw } from './audit-link-check.ts'
import { checkpointFlaw } from './checkpoint-check.ts'
import type { Checkpoint } from '../../shared/audit/checkpoint.ts'
import type { Database } from './db.ts'

export type Verdict = { head: Head; checked: number; unsealed: number } & (
  { ok: true } | { ok: false; seq: number; flaw: Flaw }
)

interface Options {
  checkpoints?: readonly Checkpoint[]
  /** Ed25519 keys by id, hex: those that may sign checkpoints. */
  publicKeys?: Record<string, string>
  /** Only this many links at the end; the rest is taken as it stands. */
  last?: number
}

const pageSize = 2_000

export async function verifyChain(db: Database, options: Options = {}): Promise<Verdict> {
  const { checkpoints = [], publicKeys = {}, last } = options
  const head = await headOf(db)
  const start = last === undefined ? 0 : await startOf(db, last)
  const { flaw, checked } = await walk(db, start)
  const { strays, repeated, tail } = await db.read(aroundTheChain(db, start, head.seq))
  const found = [
    flaw,
    at(strays[0]?.n, 'event-not-linked'),
    at(repeated[0]?.n, 'event-repeated'),
    await checkpointFlaw(db, checkpoints, publicKeys),
  ]
  const first = found.filter((each) => each !== undefined).toSorted((a, b) => a.seq - b.seq)[0]
  const facts = { head, checked, unsealed: tail[0]!.n }
  return first ? { ...facts, ok: false, ...first } : { ...facts, ok: true }
}

const at = (seq: number | null | undefined, flaw: Flaw) => (seq == null ? undefined : { seq, flaw })

async function walk(db: Database, start: number) {
  let checked = 0
  let before: Head | undefined = start === 0 ? beforeAll : undefined
  let after = start
  for (;;) {
    const { links } = await db.read({ links: page(db, after) })
    for (const { link, event } of links) {
      const flaw = holds(before?.h ?? link.prev, link, event)
      if (flaw) return { flaw: { seq: link.seq, flaw }, checked }
      before = link
      checked++
    }
    if (links.length < pageSize) return { checked }
    after = links.at(-1)!.link.seq
  }
}

const page = (db: Database, after: number) =>
  db.query
    .select({ link: auditLink, event: auditEvent })
    .from(auditLink)
    .leftJoin(auditEvent, eq(auditEvent.n, auditLink.seq))
    .where(gt(auditLink.seq, after))
    .orderBy(asc(auditLink.seq))
    .limit(pageSize)

/** Events among the sealed ones without a link, events that stand there twice, and how many wait behind. */
function aroundTheChain({ query }: Database, start: number, head: number) {
  const other = alias(auditEvent, 'other')
  return {
    strays: query
      .select({ n: min(auditEvent.n) })
      .from(auditEvent)
      .leftJoin(auditLink, eq(auditLink.seq, auditEvent.n))
      .where(
        and(lte(auditEvent.n, head), start ? gt(auditEvent.n, start) : undefined, isNull(auditLink.seq)),
      ),
    repeated: query
      .select({ n: min(other.n) })
      .from(auditEvent)
      .innerJoin(other, and(eq(other.id, auditEvent.id), gt(other.n, auditEvent.n)))
      .where(start ? gt(other.n, start) : undefined),
    tail: query.select({ n: count() }).from(auditEvent).where(gt(auditEvent.n, head)),
  }
}

async function headOf(db: Database): Promise<Head> {
  const newest = db.query
    .select({ seq: auditLink.seq, h: auditLink.h })
    .from(auditLink)
    .orderBy(desc(auditLink.seq))
    .limit(1)
  return (await db.read({ newest })).newest[0] ?? beforeAll
}

async function startOf(db: Database, last: number): Promise<number> {
  const first = db.query
    .select({ seq: auditLink.seq })
    .from(auditLink)
    .orderBy(desc(auditLink.seq))
    .limit(1)
    .offset(last)
  return (await db.read({ first })).first[0]?.seq ?? 0
}
