/**
 * How often something may be tried. What guards a secret is counted in the database before it is looked at,
 * in one statement, so that a thousand tries at one instant are no more than one after the other. What
 * only keeps a server from drowning is counted in memory (shield.ts).
 */
import { inArray, sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Ctx } from './ctx.ts'
import { refusedByConstraint } from './db.ts'
import type { Write } from './db.ts'
import { Fault } from './fault.ts'
import { mustChangeOne } from './guard.ts'
import { sha256Hex } from './hash.ts'

export const rateLimit = sqliteTable('rate_limit', {
  key: text().primaryKey(),
  n: integer().notNull(),
  resetsAt: integer().notNull(),
})

const minute = 60_000
const hour = 60 * minute

/** The table of limits: how many tries in which time (ms). The subject is an account, a device or an address. */
export const limits = {
  'invitation-by-number': { max: 5, within: hour },
  'invitation-by-address': { max: 300, within: hour },
  'sign-in-by-account': { max: 5, within: 15 * minute },
  'sign-in-by-address': { max: 50, within: 15 * minute },
  'pin-by-address': { max: 600, within: 15 * minute },
  'step-up-by-account': { max: 5, within: 15 * minute },
  reveal: { max: 20, within: 10 * minute },
  /** Of the dormitory's gate, wrong ones: a right one forgets them. */
  'gate-code': { max: 10, within: 10 * minute },
  /** A night's missing, each called more than once. */
  'return-call': { max: 60, within: hour },
  /** Of a chat account: messages and presses. */
  'chat-action': { max: 30, within: minute },
  /** How often a chat account is told that it was too many. */
  'chat-warning': { max: 1, within: minute },
  'own-numbers': { max: 10, within: hour },
  /** A test message in a group; its service counts them with the others. */
  'robot-trial': { max: 5, within: 10 * minute },
  /** A whole season's files; previews and the reports of a day are looked at and brought more often. */
  import: { max: 6, within: hour },
  'import-daily': { max: 60, within: hour },
} as const satisfies Record<string, { max: number; within: number }>
export type Limit = keyof typeof limits

/** Counts one try against each limit, or throws `too-many` with the minutes to wait and counts none. */
export async function spendTry(ctx: Ctx, tries: readonly (readonly [Limit, string])[]): Promise<void> {
  try {
    await ctx.db.write(tries.flatMap(([limit, subject]) => mustChangeOne(count(ctx, limit, subject))))
  } catch (error) {
    if (!refusedByConstraint(error)) throw error
    throw new Fault('too-many', { minutes: await minutesToWait(ctx, tries) })
  }
}

/** Until the last of the limits that are reached begins anew. */
async function minutesToWait(ctx: Ctx, tries: readonly (readonly [Limit, string])[]): Promise<number> {
  const keys = tries.map(([limit, subject]) => keyOf(limit, subject))
  const { counters } = await ctx.db.read({
    counters: ctx.db.query.select().from(rateLimit).where(inArray(rateLimit.key, keys)),
  })
  const now = ctx.clock.now()
  const reached = counters.filter(({ key, n }) => n >= limits[key.split(':')[0] as Limit].max)
  return Math.max(1, ...reached.map(({ resetsAt }) => Math.ceil((resetsAt - now) / minute)))
}

/** Gives the tries back, in the batch of what succeeded. */
export const forgetTries = ({ db }: Pick<Ctx, 'db'>, limit: Limit, subject: string): Write =>
  db.query.delete(rateLimit).where(sql`${rateLimit.key} = ${keyOf(limit, subject)}`)

/** Gives one try back where it turned out to be no guess; a whole school behind one address is no attack. */
export const giveBack = ({ db }: Pick<Ctx, 'db'>, limit: Limit, subject: string): Write =>
  db.query
    .update(rateLimit)
    .set({ n: sql`max(${rateLimit.n} - 1, 0)` })
    .where(sql`${rateLimit.key} = ${keyOf(limit, subject)}`)

function count({ db, clock }: Ctx, limit: Limit, subject: string): Write {
  const { max, within } = limits[limit]
  const now = clock.now()
  const over = sql`${rateLimit.resetsAt} <= ${now}`
  return db.query
    .insert(rateLimit)
    .values({ key: keyOf(limit, subject), n: 1, resetsAt: now + within })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        n: sql`case when ${over} then 1 else ${rateLimit.n} + 1 end`,
        resetsAt: sql`case when ${over} then ${now + within} else ${rateLimit.resetsAt} end`,
      },
      setWhere: sql`${over} or ${rateLimit.n} < ${max}`,
    })
}

/** Hashed: an address or a number that somebody typed need not stand in the database. */
const keyOf = (limit: Limit, subject: string) => `${limit}:${sha256Hex(subject).slice(0, 32)}`
