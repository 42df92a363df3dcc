/** The small school's night, and words for what is said on the way home. */
import { tick } from '../../../api/jobs/tick.ts'
import { roomCode, roomKey, stepAt } from '../../../shared/attendance/room-code.ts'
import { gateKey } from '../../../api/returns/gate.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { evening } from '../../kit/evening.ts'
import { testKeys } from '../../kit/keys.ts'
import { lateShiftDate } from '../../kit/school.ts'

export const night = { date: lateShiftDate, shift: '晚' }
export const p = (number: string) => `p-${number}`

export interface Answered {
  status: number
  // oxlint-disable-next-line no-explicit-any -- as the wire gives it
  json: any
  text: string
}
export const code = ({ status, json }: Answered) => [status, json.fault?.code ?? 'done']

/** The digits on the gate's screen at a moment. */
export const gateDigits = (at: number) => roomCode(gateKey({ keys: testKeys }).key, stepAt(at))
/** The digits of some room, which the gate does not take. */
export const roomDigits = (at: number) => roomCode(roomKey(testKeys.derive('room'), '实训楼201'), stepAt(at))

/** After the late shift of both classes, everybody planned and with a bed. */
export async function lateNight(at: number) {
  const own = await evening(at)
  const post = (as: string, path: string, body: object = {}): Promise<Answered> =>
    own.ask(`POST /api/returns/${path}`, { as, body: { ...night, ...body } })
  const get = async (as: string, path = '') => (await own.ask(`GET /api/returns${path}`, { as })).json
  const server = operatorCtx(own.db, { clock: own.clock })
  return {
    ...own,
    server,
    tick: () => tick(server),
    post,
    get,
    see: (as: string) => get(as, `?date=${night.date}&shift=${encodeURIComponent(night.shift)}`),
    arrive: (as: string, ...numbers: string[]) =>
      post(as, 'arrive', { people: numbers.map((n) => ({ personId: p(n) })) }),
    excuse: (as: string, number: string, more: object = {}) =>
      post(as, 'account', {
        personId: p(number),
        kind: 'excused',
        excuse: 'family',
        reason: '家长接走',
        version: 0,
        ...more,
      }),
    notices: async (as: string, kind: string) =>
      (
        (await own.ask('GET /api/notices', { as })).json.notices as {
          kind: string
          params: Record<string, string>
        }[]
      ).filter((n) => n.kind === kind),
  }
}
export type LateNight = Awaited<ReturnType<typeof lateNight>>
