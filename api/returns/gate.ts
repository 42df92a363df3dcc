import { roomKey } from '../../shared/attendance/room-code.ts'
import type { Ctx } from '../kernel/ctx.ts'

/** No room can be called so: names come trimmed from a file. */
const gateName = '\n寝室门口'

/** The secret of the dormitory's gate, which stays on the server. */
export const gateKey = ({ keys }: Pick<Ctx, 'keys'>) => ({
  name: gateName,
  key: roomKey(keys.derive('room'), gateName),
})
