import { and, eq, isNull } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { aboutListed, askedStudents, listedRead } from '../people/listed.ts'
import { removeDevice } from './remove-writes.ts'
import { device } from './table.ts'

/**
 * One device of a student is taken away by who may give the student a new way in: as when a phone was lent, or found with
 * somebody else. The others stay.
 */
export async function removeDeviceOf(ctx: Ctx, { id, device: deviceId }: { id: string; device: string }) {
  const asked = { personIds: [id] }
  const { me, facts } = await authorise(ctx, 'invitations.make', {
    read: {
      ...listedRead(ctx, asked),
      theirs: ctx.db.query
        .select({ id: device.id })
        .from(device)
        .where(and(eq(device.id, deviceId), eq(device.personId, id), isNull(device.removedAt))),
    },
    about: aboutListed(ctx, asked),
  })
  askedStudents(ctx, facts, asked)
  if (!facts.theirs.length) throw new Fault('not-found')
  return commit(ctx, me, {
    writes: removeDevice(ctx, { id: deviceId, personId: id }),
    events: [{ action: 'devices.remove', target: id, after: { device: deviceId } }],
    answer: { removed: true },
  })
}
