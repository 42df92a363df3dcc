/** A room of class 1 and one of class 2, and the code on their walls at a moment. */
import type { Database } from '../../../api/kernel/db.ts'
import { room } from '../../../api/rooms/table.ts'
import { roomCode, roomKey, stepAt } from '../../../shared/attendance/room-code.ts'
import { testKeys } from '../../kit/keys.ts'
import { classes, seasonId } from '../../kit/school.ts'

export const rooms = { ours: '实训楼201', theirs: '实训楼202' } as const

export const openRooms = ({ query, write }: Database) =>
  write([
    query.insert(room).values([
      { id: 'room-1', seasonId, name: rooms.ours, seats: 60, machines: 52, classes: [classes[0]] },
      { id: 'room-2', seasonId, name: rooms.theirs, seats: 60, machines: 52, classes: [classes[1]] },
    ]),
  ])

export const codeOf = (name: string, at: number) =>
  roomCode(roomKey(testKeys.derive('room'), name), stepAt(at))

/** Six digits that are on neither wall within some minutes of the moment. */
export function wrongCode(at: number, nth = 0): string {
  const right = new Set(
    Object.values(rooms).flatMap((name) =>
      Array.from({ length: 21 }, (_, i) => codeOf(name, at + (i - 10) * 30_000)),
    ),
  )
  const wrong = Array.from({ length: 100 + nth }, (_, i) => String(i * 7 + 1).padStart(6, '0'))
  return wrong.filter((code) => !right.has(code))[nth]!
}
