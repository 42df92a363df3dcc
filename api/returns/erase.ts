import { and, eq, inArray, lt, notExists, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notice } from '../notices/table.ts'
import { returnBatch, returnClosing, returnErased, returnPlace, returnSummary, returnWord } from './table.ts'

/** Details of a night are kept so long. */
const keptDays = 90
/** In one go; the rest comes the next day. */
const atOnce = 40

/** Where people were on a night is nobody's business for ever: after 90 days the counts stay and the details go. */
export async function eraseReturns(ctx: Ctx): Promise<void> {
  const { query } = ctx.db
  const before = addDays(workDateAt(ctx.clock.now(), 'UTC'), -keptDays)
  const old = (table: typeof returnWord | typeof returnPlace | typeof returnBatch | typeof returnSummary) =>
    query
      .selectDistinct({ seasonId: table.seasonId, date: table.date, shift: table.shift })
      .from(table)
      .where(
        and(
          lt(table.date, before),
          notExists(
            query
              .select({ one: sql`1` })
              .from(returnErased)
              .where(
                and(
                  eq(returnErased.seasonId, table.seasonId),
                  eq(returnErased.date, table.date),
                  eq(returnErased.shift, table.shift),
                ),
              ),
          ),
        ),
      )
      .limit(atOnce)
  const { me, facts } = await authorise(ctx, 'server.operate', {
    read: {
      words: old(returnWord),
      places: old(returnPlace),
      batches: old(returnBatch),
      summaries: old(returnSummary),
    },
  })
  const all = [...facts.words, ...facts.places, ...facts.batches, ...facts.summaries]
  const nights = [...new Map(all.map((n) => [`${n.seasonId} ${n.date} ${n.shift}`, n])).values()].slice(
    0,
    atOnce,
  )
  if (!nights.length) return
  const of = (table: { seasonId: SQLiteColumn; date: SQLiteColumn; shift: SQLiteColumn }) =>
    or(
      ...nights.map((n) =>
        and(eq(table.seasonId, n.seasonId), eq(table.date, n.date), eq(table.shift, n.shift)),
      ),
    )
  await commit(ctx, me, {
    writes: [
      // First: the database lets no detail go of a night that is not marked so.
      query.insert(returnErased).values(nights.map((night) => ({ ...night, at: ctx.clock.now() }))),
      query.delete(returnWord).where(of(returnWord)),
      query.delete(returnPlace).where(of(returnPlace)),
      query.delete(returnBatch).where(of(returnBatch)),
      query.delete(returnClosing).where(of(returnClosing)),
      query.update(returnSummary).set({ content: '' }).where(of(returnSummary)),
      query
        .delete(notice)
        .where(
          and(
            inArray(notice.kind, ['return-alert', 'return-summary']),
            or(...nights.map((n) => sql`${notice.about} glob ${`${n.date}:${n.shift}:*`}`)),
          ),
        ),
    ],
    events: nights.map(({ seasonId, date, shift }) => ({
      action: 'returns.erase',
      target: `${seasonId}:${date}:${shift}`,
    })),
    answer: null,
  })
}
