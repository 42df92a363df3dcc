import type { Acceptance } from '../../shared/attendance/accept.ts'
import { wallClock } from '../../shared/time/instant.ts'
import type { EpochMs } from '../../shared/time/instant.ts'
import { Fault } from '../kernel/fault.ts'

type Refused = Exclude<Acceptance, { ok: true }>

/** Says when it would have been right, with the date where that is not today. */
export function refuseTime(refused: Refused, kind: 'in' | 'out', now: EpochMs, zone: string): never {
  if (refused.reason === 'no-shift') throw new Fault('no-shift')
  const said = (at: EpochMs) => {
    const { date, time } = wallClock(at, zone)
    return date === wallClock(now, zone).date ? time : `${date} ${time}`
  }
  const { opensAt, closesAt, checkOutClosesAt } = refused.shift
  if (kind === 'out') throw new Fault('check-out-closed', { closes: said(checkOutClosesAt) })
  throw new Fault(refused.reason, { opens: said(opensAt), closes: said(closesAt) })
}
