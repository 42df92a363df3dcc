import * as v from 'valibot'
import { roomCode, roomKey, stepAt, stepMs } from '../../shared/attendance/room-code.ts'
import { authorise, refuse } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mayShow, roomsRead } from './shown-room.ts'

export const roomInput = v.object({ name: v.pipe(v.string(), v.maxLength(100)) })

/** How long a board goes on when the server or the network is gone. */
const ahead = 10 * 60_000

/** The codes of a room from now on, for ten minutes: enough for an outage, and never the key. */
export async function roomCodes(ctx: Ctx, { name }: v.InferOutput<typeof roomInput>) {
  const { me, facts } = await authorise(ctx, 'rooms.codes', { read: { rooms: roomsRead(ctx) } })
  const room = facts.rooms.find((r) => r.name === name)
  if (!room) throw new Fault('not-found')
  if (!mayShow(me, room)) await refuse(ctx, me, 'rooms.codes', name)
  const now = ctx.clock.now()
  const key = roomKey(ctx.keys.derive('room'), name)
  const first = stepAt(now)
  const codes = Array.from({ length: ahead / stepMs + 1 }, (_, i) => first + i).map((step) => ({
    from: step * stepMs,
    code: roomCode(key, step),
  }))
  return { now, room: { name, classes: room.classes }, stepMs, codes }
}
