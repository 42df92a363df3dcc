import type { RuledNoun } from '../../shared/audit/actions.ts'
import { sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { RulingKind, Side } from '../../shared/rulings/ruling.ts'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import type { Ruled } from './rulings-read.ts'
import { ruling } from './table.ts'

interface About {
  table: SQLiteTable
  noun: RuledNoun
  fact: { id: string; seasonId: string; personId: string }
  rulings: readonly Ruled[]
}

interface Said {
  kind: RulingKind
  side?: Side | undefined
  amount?: string | null
  reason?: string
}

/**
 * One more ruling and its event. The turn is the next one after those that were read, so of two people at once one
 * is let in; and the fact must still be there, since an import may take it back at the same moment.
 */
export function rulingWrites(ctx: Ctx, me: Me, { table, noun, fact, rulings }: About, said: Said) {
  const { kind, side = null, amount = null, reason = '' } = said
  const row = {
    id: ctx.newId(),
    factId: fact.id,
    turn: (rulings.at(-1)?.turn ?? 0) + 1,
    seasonId: fact.seasonId,
    personId: fact.personId,
    kind,
    side,
    byId: me.personId,
    at: ctx.clock.now(),
    amount,
    reason,
  }
  const live = noun === 'repairs' ? sql`` : sql` and f.withdrawn_by is null`
  const writes: Write[] = [
    ...mustHold(ctx.db.query, sql`exists (select 1 from ${table} f where f.id = ${fact.id}${live})`),
    ctx.db.query.insert(ruling).values(row),
  ]
  const event: AuditEntry = {
    action: `${noun}.${kind}`,
    target: fact.id,
    after: { id: row.id, turn: row.turn, ...(side ? { side } : {}), ...(amount ? { amount } : {}) },
    ...(reason ? { reason } : {}),
  }
  return { row, writes, events: [event] }
}

/** Refuses what the state no longer allows, and says who spoke last. */
export function ruledAlready(rulings: readonly Ruled[]): never {
  const last = rulings.at(-1)
  if (!last) throw new Fault('wrong-state')
  throw new Fault('ruled-already', { by: last.by ?? '', ruling: last.kind, at: last.at })
}
