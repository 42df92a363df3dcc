import { sql } from 'drizzle-orm'
import type { Word } from '../../shared/settlement/word.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustHold } from '../kernel/guard.ts'
import { stillSo } from '../payouts/run-read.ts'
import type { SettlementFacts } from './settlement-read.ts'
import { settlementWord } from './table.ts'

type Row = typeof settlementWord.$inferSelect

/** A stored word as the rules know it; a kind's own columns are filled in whenever it is written. */
export function wordOf({ kind, personId, side, breach, reason, amount, onDate, contentHash }: Row): Word {
  if (kind === 'judged') return { kind, personId, side: side!, breach: breach === true, reason: reason ?? '' }
  if (kind === 'agreed') return { kind, personId, side: side!, contentHash: contentHash! }
  const on = workDateOf(onDate!)
  if (kind === 'settled') return { kind, personId, contentHash: contentHash!, on, note: reason ?? '' }
  return { kind, personId, amount: amount!, on }
}

type Said = Partial<Pick<Row, 'side' | 'breach' | 'reason' | 'amount' | 'onDate' | 'contentHash' | 'bytes'>>

/** Writes the next word, as long as nobody has spoken and no fact has come since these were read. */
export function nextWord(
  ctx: Ctx,
  facts: SettlementFacts,
  { seasonId, personId, kind, ...said }: Said & Pick<Row, 'seasonId' | 'personId' | 'kind'>,
): { id: string; at: number; writes: Write[] } {
  const [id, at, seq] = [ctx.newId(), ctx.clock.now(), facts.words.length + 1]
  const spoken = sql`(select count(*) from settlement_word where season_id = ${seasonId}) = ${facts.words.length}`
  return {
    id,
    at,
    writes: [
      ...mustHold(ctx.db.query, stillSo(ctx, facts)),
      ...mustHold(ctx.db.query, spoken),
      ctx.db.query.insert(settlementWord).values({ id, seasonId, seq, kind, personId, at, ...said }),
    ],
  }
}
