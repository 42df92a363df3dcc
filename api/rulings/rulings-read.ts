import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '../kernel/ctx.ts'
import type { Read } from '../kernel/db.ts'
import type { Builds } from '../kernel/statements.ts'
import { person } from '../people/table.ts'
import { placesOfOne } from '../replies/replies.ts'
import type { brought } from '../seasons/brought.ts'
import { currentSeasonId, seasonRules } from '../seasons/current.ts'
import { ruling } from './table.ts'

/** A table of facts that rulings are about. */
export type RuledTable = SQLiteTable & Record<keyof typeof brought | 'personId' | 'date', SQLiteColumn>

/** What was said about these facts, in its order, with who said it. */
export const rulingsRead = ({ db }: Builds, where: SQL | undefined) =>
  db.query
    .select({
      factId: ruling.factId,
      turn: ruling.turn,
      kind: ruling.kind,
      side: ruling.side,
      byId: ruling.byId,
      by: person.name,
      at: ruling.at,
      amount: ruling.amount,
      reason: ruling.reason,
    })
    .from(ruling)
    .leftJoin(person, eq(person.id, ruling.byId))
    .where(where)
    .orderBy(asc(ruling.factId), asc(ruling.turn))

export type Ruled = Awaited<ReturnType<typeof rulingsRead>>[number]

/** One live fact of the season, whose it is and what was said about it. */
export function ruledRead<T extends RuledTable>(ctx: Ctx, table: T, id: string) {
  return {
    season: seasonRules(ctx),
    fact: ctx.db.query
      .select()
      .from(table as SQLiteTable)
      .where(
        and(eq(table.id, id), eq(table.seasonId, currentSeasonId), isNull(table.withdrawnBy)),
      ) as unknown as Read<T['$inferSelect'][]>,
    owner: placesOfOne(ctx, sql`(select f.person_id from ${table} f where f.id = ${id})`),
    rulings: rulingsRead(ctx, eq(ruling.factId, id)),
  }
}

/** The rulings of the season about the students of these ids. */
export const rulingsOfStudents = (ctx: Ctx, within: SQL) =>
  rulingsRead(ctx, and(eq(ruling.seasonId, currentSeasonId), inArray(ruling.personId, within)))

/** For screens: each ruling without what only the program looks at. */
export const history = (rulings: readonly Ruled[]) =>
  rulings.map(({ kind, side, by, at, amount, reason }) => ({ kind, side, by: by ?? '', at, amount, reason }))

export const ofFact = <R extends { factId: string }>(rulings: readonly R[]) => {
  const by = Map.groupBy(rulings, ({ factId }) => factId)
  return (id: string): R[] => by.get(id) ?? []
}
