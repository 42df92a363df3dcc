/**
 * A log that does not verify stops every command that the permission table marks as `frozen` until a
 * person has looked; check-in and roll call go on. `authorise` reads this with everything else.
 */
import { eq } from 'drizzle-orm'
import type { Ctx } from './ctx.ts'
import type { Write } from './db.ts'
import { serverState } from './server-state.ts'

const name = 'payouts-frozen'

export const frozenRead = ({ db }: Pick<Ctx, 'db'>) =>
  db.query.select().from(serverState).where(eq(serverState.name, name))

/** The reason of the first freeze stays until `thaw`. */
export const freeze = (ctx: Pick<Ctx, 'db' | 'clock'>, reason: string): Write =>
  ctx.db.query.insert(serverState).values({ name, value: reason, at: ctx.clock.now() }).onConflictDoNothing()

export const thaw = ({ db }: Pick<Ctx, 'db'>): Write =>
  db.query.delete(serverState).where(eq(serverState.name, name))
