import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { mayShow, roomsRead } from './shown-room.ts'

/** The rooms whose board the caller may put up. */
export async function listRooms(ctx: Ctx) {
  const { me, facts } = await authorise(ctx, 'rooms.codes', { read: { rooms: roomsRead(ctx) } })
  return { rooms: facts.rooms.filter((room) => mayShow(me, room)) }
}
