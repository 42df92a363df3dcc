import { and, eq, isNull } from 'drizzle-orm'
import { reaches } from '../../shared/people/access.ts'
import { reachOn } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { room } from './table.ts'

export const roomsRead = ({ db }: Ctx) =>
  db.query
    .select({ name: room.name, seats: room.seats, machines: room.machines, classes: room.classes })
    .from(room)
    .where(and(eq(room.seasonId, currentSeasonId), isNull(room.withdrawnBy)))
    .orderBy(room.name)

/** A room's board is put up by whoever is in charge of a class in it, or of all rooms. */
export const mayShow = (me: Me, { classes }: { classes: string[] }) =>
  [...classes, ''].some((className) =>
    reaches(reachOn(me), 'rooms.codes', { personId: '', className, group: '', leader: false }),
  )
