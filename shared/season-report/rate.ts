import type { Attended } from './hours.ts'

/** 出勤率 in per cent with one decimal: who came, of who was to come; undefined where nobody was. */
export function rateOf({ attended, absent, leave }: Attended): string | undefined {
  const all = attended + absent + leave
  if (!all) return undefined
  const permille = Math.round((attended * 1_000) / all)
  return `${Math.floor(permille / 10)}.${permille % 10}`
}
