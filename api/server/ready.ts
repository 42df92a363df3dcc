import { eq } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { keepServerState, serverState } from '../kernel/server-state.ts'

/** Whether this server can do its work: it writes a heartbeat and reads it back. Open to everyone, so it says no more,
 * but whether its last back-up is older than it should be: whoever watches it has to know. */
export async function ready(ctx: Ctx) {
  const beat = { name: 'heartbeat', value: ctx.newId(), at: ctx.clock.now() }
  await ctx.db.write([keepServerState(ctx.db, beat)])
  const { found, copies } = await ctx.db.read({
    found: ctx.db.query.select().from(serverState).where(eq(serverState.name, 'heartbeat')),
    copies: ctx.db.query.select().from(serverState).where(eq(serverState.name, 'backup')),
  })
  if (found[0]?.value !== beat.value) throw new Fault('unavailable')
  return { ready: true, ...(copies[0] ? { backup: stateOf(ctx.clock.now() - copies[0].at) } : {}) }
}

const stateOf = (age: number) => (age <= 2 * 3_600_000 ? ('fresh' as const) : ('late' as const))
