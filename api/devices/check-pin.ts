/**
 * The PIN of a student on one device. Every look at it is counted before it is taken, in one conditional
 * statement, so that a hundred guesses at one instant are no more than ten one after the other. What is
 * counted is device and account together: whoever guesses elsewhere shuts nobody out.
 */
import { and, eq, isNull, lt, lte, sql } from 'drizzle-orm'
import { pinRefusal, pinTries, triesLeft } from '../../shared/devices/pin-tries.ts'
import type { Tried } from '../../shared/devices/pin-tries.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { refusedByConstraint } from '../kernel/db.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { isSecret } from '../kernel/password-hash.ts'
import { device, pin } from './table.ts'

/**
 * Throws unless this is the caller's PIN, given on the caller's device: `pin-wrong` with the tries that are
 * left, `pin-locked` with the minutes to wait, `pin-off`, and `proof-needed` without an enrolled device.
 */
export async function checkPin(
  ctx: Ctx,
  me: Pick<Me, 'personId' | 'deviceId'>,
  given: string,
): Promise<void> {
  if (!me.deviceId) throw new Fault('proof-needed')
  await checkPinOn(ctx, { personId: me.personId, deviceId: me.deviceId }, given)
}

export async function checkPinOn(
  ctx: Ctx,
  { personId, deviceId }: { personId: string; deviceId: string },
  given: string,
): Promise<void> {
  await countTry(ctx, deviceId)
  const { pins, devices } = await ctx.db.read({
    pins: ctx.db.query.select().from(pin).where(eq(pin.personId, personId)),
    devices: triedRead(ctx, deviceId),
  })
  if (!(await isSecret(ctx.keys, given, pins[0]))) throw wrong(ctx, devices[0])
  const right = { pinFailures: 0, pinLockedUntil: 0, lastUsedAt: ctx.clock.now() }
  await ctx.db.write([ctx.db.query.update(device).set(right).where(eq(device.id, deviceId))])
}

async function countTry(ctx: Ctx, deviceId: string) {
  try {
    await ctx.db.write(oneTry(ctx, deviceId))
  } catch (error) {
    if (!refusedByConstraint(error)) throw error
    const { devices } = await ctx.db.read({ devices: triedRead(ctx, deviceId) })
    throw devices[0] ? wrong(ctx, devices[0]) : new Fault('proof-needed')
  }
}

/** What a wrong PIN, or one that is not looked at, is answered with. */
function wrong({ clock }: Ctx, tried: Tried | undefined): Fault {
  const refusal = tried && pinRefusal(tried, clock.now())
  if (refusal) return new Fault(refusal.reason, { ...refusal.params })
  return new Fault('pin-wrong', { left: triesLeft(tried?.pinFailures ?? 0) })
}

function oneTry({ db, clock }: Ctx, deviceId: string): Write[] {
  const now = clock.now()
  const open = and(
    eq(device.id, deviceId),
    isNull(device.removedAt),
    lt(device.pinFailures, pinTries.off),
    lte(device.pinLockedUntil, now),
  )
  const counted = {
    pinFailures: sql`${device.pinFailures} + 1`,
    pinLockedUntil: sql`case when ${device.pinFailures} + 1 = ${pinTries.pause} then ${now + pinTries.pauseMs} else 0 end`,
  }
  return mustChangeOne(db.query.update(device).set(counted).where(open))
}

const triedRead = ({ db }: Ctx, deviceId: string) =>
  db.query
    .select({ pinFailures: device.pinFailures, pinLockedUntil: device.pinLockedUntil })
    .from(device)
    .where(and(eq(device.id, deviceId), isNull(device.removedAt)))
