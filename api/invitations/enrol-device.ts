import { and, eq, isNull, sql } from 'drizzle-orm'
import { maxDevices } from '../../shared/devices/entry.ts'
import { deviceLabel } from '../../shared/devices/label.ts'
import { device } from '../devices/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import type { StudentPurpose } from './new-invitation.ts'

/** A student's active devices. */
export const enrolledRead = ({ db }: Ctx, personId: string) => ({
  devices: db.query
    .select({ id: device.id, publicKey: device.publicKey })
    .from(device)
    .where(and(eq(device.personId, personId), isNull(device.removedAt))),
})

interface Enrolling {
  personId: string
  publicKey: string
  purpose: StudentPurpose
}

/** The browser's key becomes a device; one that is enrolled already stays the same device, with its PIN's tries anew. */
export function enrolDevice(
  ctx: Ctx,
  active: { id: string; publicKey: string }[],
  { personId, publicKey, purpose }: Enrolling,
): { id: string; writes: Write[] } {
  const { query } = ctx.db
  const now = ctx.clock.now()
  const label = deviceLabel(ctx.caller.agent ?? '')
  const known = active.find((one) => one.publicKey === publicKey)
  const fresh = { label, lastUsedAt: now, pinFailures: 0, pinLockedUntil: 0 }
  if (known) return { id: known.id, writes: [query.update(device).set(fresh).where(eq(device.id, known.id))] }
  if (active.length >= maxDevices) throw new Fault('devices-full', { max: maxDevices })
  const id = ctx.newId()
  const addedBy = purpose === 'link' ? ('device' as const) : ('slip' as const)
  const told = { personId, kind: 'device-added' as const, about: id, params: { label } }
  return {
    id,
    writes: [
      ...mustHold(
        query,
        sql`(select count(*) from device where person_id = ${personId} and removed_at is null) < ${maxDevices}`,
      ),
      query.insert(device).values({ id, personId, publicKey, addedBy, createdAt: now, ...fresh }),
      // On a first device there is nobody else to be told.
      ...(active.length ? [notify(ctx, told)] : []),
    ],
  }
}
