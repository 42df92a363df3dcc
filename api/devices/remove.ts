import { and, eq, isNull } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { removeDevice } from './remove-writes.ts'
import { device } from './table.ts'

/** A student takes one of the own devices away: its key is worth nothing and its sessions end at once. */
export async function removeOwnDevice(ctx: Ctx, id: string) {
  const { me, facts } = await authorise(ctx, 'devices.remove', {
    read: {
      mine: ctx.db.query
        .select({ id: device.id })
        .from(device)
        .where(and(eq(device.id, id), eq(device.personId, ownId(ctx)), isNull(device.removedAt))),
    },
  })
  if (!facts.mine.length) throw new Fault('not-found')
  return commit(ctx, me, {
    writes: removeDevice(ctx, { id, personId: me.personId }),
    events: [{ action: 'devices.remove', target: me.personId, after: { device: id } }],
    answer: { removed: true },
  })
}
