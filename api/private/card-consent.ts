import { and, desc, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { consent } from '../consents/table.ts'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'

/** Whether somebody, the caller unless named, agrees to the keeping of ID and card number: what was said last holds. */
export const cardConsentRead = (ctx: Ctx, personId: SQL | string = ownId(ctx)) => ({
  cardConsent: ctx.db.query
    .select({ granted: consent.granted })
    .from(consent)
    .where(and(eq(consent.personId, personId), eq(consent.kind, 'card-id')))
    .orderBy(desc(consent.at), desc(consent.id))
    .limit(1),
})

/** The same as a column of a list of people: 1, 0, or null for who was never asked. */
export const cardConsentOf = (personId: SQLiteColumn) =>
  sql<number | null>`(select c.granted from consent c where c.person_id = ${personId}
    and c.kind = 'card-id' order by c.at desc, c.id desc limit 1)`

export const hasConsented = ({ cardConsent: [newest] }: { cardConsent: { granted: boolean }[] }): boolean =>
  newest?.granted === true

/** Somebody who was never asked, because the numbers came with a roster, has not said no. */
export const hasWithdrawn = ({ cardConsent: [newest] }: { cardConsent: { granted: boolean }[] }): boolean =>
  newest?.granted === false
