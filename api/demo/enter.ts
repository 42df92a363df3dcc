import { and, asc, eq, isNull } from 'drizzle-orm'
import { demoPin } from '../../shared/demo/pin.ts'
import { maxDevices } from '../../shared/devices/entry.ts'
import { deviceLabel } from '../../shared/devices/label.ts'
import { setPin } from '../devices/pin-writes.ts'
import { removeDevice } from '../devices/remove-writes.ts'
import { device } from '../devices/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { startSession } from '../people/start-session.ts'
import { person } from '../people/table.ts'
import { theDemo } from './demo.ts'
import type { Demo } from './demo.ts'

/**
 * One tap becomes an ordinary session, with ordinary authorisation from then on. A student's browser brings the
 * key of the device that it is, the same one each time, and the PIN is the demo's; of many visitors' browsers the
 * newest stay enrolled. Who plays staff has given the second factor for as long as the session lasts.
 */
export async function enterDemo(
  ctx: Ctx,
  demo: Demo | undefined,
  { personId, publicKey }: { personId: string; publicKey?: string | undefined },
) {
  theDemo(demo)
  const { found, active } = await ctx.db.read({
    found: ctx.db.query.select({ kind: person.kind }).from(person).where(eq(person.id, personId)),
    active: ctx.db.query
      .select({ id: device.id, publicKey: device.publicKey })
      .from(device)
      .where(and(eq(device.personId, personId), isNull(device.removedAt)))
      .orderBy(asc(device.lastUsedAt), asc(device.createdAt)),
  })
  if (!found[0]) throw new Fault('not-found')
  const { kind } = found[0]
  const enrolled = kind === 'student' && publicKey ? enrol(ctx, personId, publicKey, active) : undefined
  const pin = kind === 'student' ? await setPin(ctx, personId, demoPin) : []
  const { token, maxAgeSeconds, write } = startSession(ctx, personId, kind, {
    ...(enrolled ? { deviceId: enrolled.id } : {}),
    ...(kind === 'staff' ? { stepUpUntil: Number.MAX_SAFE_INTEGER } : {}),
  })
  await ctx.db.write([...pin, ...(enrolled?.writes ?? []), write])
  return { token, maxAgeSeconds, deviceId: enrolled?.id ?? null }
}

function enrol(
  ctx: Ctx,
  personId: string,
  publicKey: string,
  active: { id: string; publicKey: string }[],
): { id: string; writes: Write[] } {
  const now = ctx.clock.now()
  const fresh = { lastUsedAt: now, pinFailures: 0, pinLockedUntil: 0 }
  const known = active.find((one) => one.publicKey === publicKey)
  if (known)
    return {
      id: known.id,
      writes: [ctx.db.query.update(device).set(fresh).where(eq(device.id, known.id))],
    }
  const id = ctx.newId()
  const label = deviceLabel(ctx.caller.agent ?? '')
  const row = { id, personId, publicKey, label, addedBy: 'demo' as const, createdAt: now, ...fresh }
  const oldest = active.slice(0, Math.max(0, active.length - maxDevices + 1))
  return {
    id,
    writes: [
      ...oldest.flatMap((one) => removeDevice(ctx, { id: one.id, personId })),
      ctx.db.query.insert(device).values(row),
    ],
  }
}
