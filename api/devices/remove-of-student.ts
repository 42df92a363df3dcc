import { and, eq, isNull } from 'drizzle-orm'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notify } from '../notices/notify.ts'
import { aboutListed, askedStudents, listedRead } from '../people/listed.ts'
import { removeDevice } from './remove-writes.ts'
import { device } from './table.ts'

/**
 * One device of a student is taken away by who may give the student a new way in: as when a phone was lent, or found with
 * somebody else. The others stay, and the student is told.
 */
export async function removeDeviceOf(ctx: Ctx, { id, device: deviceId }: { id: string; device: string }) {
  const asked = { personIds: [id] }
  const { me, facts } = await authorise(ctx, 'invitations.make', {
    read: {
      ...listedRead(ctx, asked),
      theirs: ctx.db.query
        .select({ label: device.label })
        .from(device)
        .where(and(eq(device.id, deviceId), eq(device.personId, id), isNull(device.removedAt))),
    },
    about: aboutListed(ctx, asked),
  })
  askedStudents(ctx, facts, asked)
  const [removed] = facts.theirs
  if (!removed) throw new Fault('not-found')
  const params = { label: removed.label, by: me.name }
  return commit(ctx, me, {
    writes: [
      ...removeDevice(ctx, { id: deviceId, personId: id }),
      notify(ctx, { personId: id, kind: 'device-removed', about: deviceId, params }),
    ],
    events: [{ action: 'devices.remove', target: id, after: { device: deviceId } }],
    answer: { removed: true },
  })
}
