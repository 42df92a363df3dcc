/**
 * Checkpoints: the server's signature under the head of the chain. Made every six hours and at every
 * approval and publication, and carried outside (files on Node, every sheet that is printed), they
 * are what a truncated or rewritten log is held against.
 */
import { desc } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sealAll } from './audit-seal.ts'
import { checkpointBytes } from '../../shared/audit/checkpoint.ts'
import type { Checkpoint } from '../../shared/audit/checkpoint.ts'
import type { Ctx } from './ctx.ts'
import { seal } from './seal.ts'

export const auditCheckpoint = sqliteTable('audit_checkpoint', {
  seq: integer().primaryKey(),
  h: text().notNull(),
  at: integer().notNull(),
  kid: text().notNull(),
  signature: text().notNull(),
})

/** Seals the log and signs its head; where nothing has happened since, the last checkpoint again. */
export async function checkpoint(ctx: Pick<Ctx, 'db' | 'keys' | 'clock'>): Promise<Checkpoint> {
  const { seq, h } = await sealAll(ctx)
  const { newest } = await ctx.db.read({
    newest: ctx.db.query.select().from(auditCheckpoint).orderBy(desc(auditCheckpoint.seq)).limit(1),
  })
  if (newest[0]?.seq === seq) return newest[0]
  const said = { seq, h, at: ctx.clock.now(), kid: ctx.keys.current }
  const made = { ...said, signature: seal(ctx.keys, checkpointBytes(said)).signature }
  // Two at once sign the same head; the first signature stays.
  await ctx.db.write([ctx.db.query.insert(auditCheckpoint).values(made).onConflictDoNothing()])
  return made
}

/** Every checkpoint, oldest first. */
export const allCheckpoints = ({ db }: Pick<Ctx, 'db'>) =>
  db.query.select().from(auditCheckpoint).orderBy(auditCheckpoint.seq)
