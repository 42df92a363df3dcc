import { parseClockTime } from '../time/clock-time.ts'
import type { SettingCode } from './reasons.ts'

type Path = (string | number)[]
type Fault = { readonly path: Path; readonly code: SettingCode; readonly params?: (string | number)[] }

interface Settings {
  readonly internshipFrom?: string | undefined
  readonly stages: readonly { readonly key: string; readonly from: string; readonly to: string }[]
  readonly shifts: readonly { readonly code: string; readonly start: string; readonly end: string }[]
  readonly pay: { readonly logistics: { readonly shift: string } }
  readonly errorLevels: readonly { readonly level: number }[]
  readonly violationKinds: readonly { readonly name: string }[]
  readonly prizes: readonly { readonly name: string }[]
  readonly tax: { readonly method: string }
}

/** What is wrong between settings that are each right by themselves. */
export function sane(season: Settings): Fault[] {
  return [
    ...repeated(season.stages, 'stages', 'key', 'repeated-stage'),
    ...repeated(season.shifts, 'shifts', 'code', 'repeated-shift'),
    ...repeated(season.errorLevels, 'errorLevels', 'level', 'repeated-level'),
    ...repeated(season.violationKinds, 'violationKinds', 'name', 'repeated-kind'),
    ...repeated(season.prizes, 'prizes', 'name', 'repeated-prize'),
    ...season.shifts.flatMap(shiftFaults),
    ...logisticsFaults(season),
    ...internshipFaults(season),
  ]
}

function repeated<K extends string>(
  items: readonly { readonly [key in K]: string | number }[],
  list: string,
  key: K,
  code: SettingCode,
): Fault[] {
  const seen = new Set<string | number>()
  return items.flatMap((item, index) => {
    if (seen.has(item[key])) return [{ path: [list, index, key], code, params: [item[key]] }]
    seen.add(item[key])
    return []
  })
}

/** A shift belongs to the date on which it starts, so it starts before midnight and ends later than that. */
function shiftFaults(shift: Settings['shifts'][number], index: number): Fault[] {
  const [start, end] = [parseClockTime(shift.start), parseClockTime(shift.end)]
  if (start === null || end === null) return []
  if (start >= 1_440) return [{ path: ['shifts', index, 'start'], code: 'starts-too-late' }]
  if (end <= start) {
    return [{ path: ['shifts', index, 'end'], code: 'ends-too-early' }]
  }
  return []
}

function logisticsFaults({ pay, shifts }: Settings): Fault[] {
  const code = pay.logistics.shift
  // The default need not exist: a season without a plan for the track is a season like any other.
  if (code === '后' || shifts.some((shift) => shift.code === code)) return []
  return [{ path: ['pay', 'logistics', 'shift'], code: 'no-such-shift', params: [code] }]
}

function internshipFaults({ tax, internshipFrom }: Settings): Fault[] {
  if (tax.method !== 'intern-cumulative' || internshipFrom !== undefined) return []
  return [{ path: ['internshipFrom'], code: 'needs-internship-start' }]
}
