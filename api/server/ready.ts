import { eq } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { serverState } from '../kernel/server-state.ts'

/** Whether this server can do its work: it writes a heartbeat and reads it back. Open to everyone, so it says no more. */
export async function ready(ctx: Ctx) {
  const beat = { name: 'heartbeat', value: ctx.newId(), at: ctx.clock.now() }
  await ctx.db.write([
    ctx.db.query
      .insert(serverState)
      .values(beat)
      .onConflictDoUpdate({ target: serverState.name, set: { value: beat.value, at: beat.at } }),
  ])
  const { found } = await ctx.db.read({
    found: ctx.db.query.select().from(serverState).where(eq(serverState.name, 'heartbeat')),
  })
  if (found[0]?.value !== beat.value) throw new Fault('unavailable')
  return { ready: true }
}
