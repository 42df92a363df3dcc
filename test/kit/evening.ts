/** The small school with the whole API around it, and words for asking it things and looking at what is stored. */
import { eq } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { auditEvent } from '../../api/kernel/audit.ts'
import type { Database } from '../../api/kernel/db.ts'
import type { Post } from '../../api/robots/say.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { appFor } from './app.ts'
import { clockAt } from './clock.ts'
import { ctxFor } from './ctx.ts'
import { lateShiftDate, openSchool } from './school.ts'
import { templateOf } from './template.ts'

/** A moment by Shanghai's wall clock; "26:05" is five past two in the night that follows. */
export const shanghai = (time: string, date: string = lateShiftDate) =>
  instantOf(workDateOf(date), time, 'Asia/Shanghai')

/** Twenty past four in the afternoon, ten minutes before the late shift of both classes. */
export async function evening(at = shanghai('16:20'), more: { post?: Post } = {}) {
  const db = await ownSchool()
  const clock = clockAt(at)
  const { app, ask } = appFor(db, { now: clock, ...more })
  return {
    db,
    clock,
    app,
    ask,
    as: (number: string) => ctxFor(db, { clock, as: number }),
    rows: <T extends SQLiteTable>(table: T) => rowsOf(db, table),
    events: (action: string) => eventsOf(db, action),
  }
}
let school: ReturnType<typeof templateOf> | undefined

/** The school is written once; each test has a copy, which is much quicker. */
const ownSchool = async () => (await (school ??= templateOf((db) => openSchool(db)))).copy()

export type Evening = Awaited<ReturnType<typeof evening>>

export async function rowsOf<T extends SQLiteTable>(db: Database, table: T): Promise<T['$inferSelect'][]> {
  return (await db.read({ rows: db.query.select().from(table) as never })).rows as T['$inferSelect'][]
}

/** What the log says of an action, each event as it was written. */
export async function eventsOf(db: Database, action: string): Promise<Record<string, unknown>[]> {
  const events = db.query.select().from(auditEvent).where(eq(auditEvent.action, action)).orderBy(auditEvent.n)
  return (await db.read({ events })).events.map(({ bytes }) => JSON.parse(bytes) as Record<string, unknown>)
}
