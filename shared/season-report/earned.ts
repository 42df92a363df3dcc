import { compute } from '../allowance/compute.ts'
import type { Period, StudentFacts } from '../allowance/facts.ts'
import { plus, zero } from '../money/money.ts'
import type { Money } from '../money/money.ts'
import { exactText } from '../money/round.ts'
import type { Season } from '../seasons/season.ts'
import { stagesSpan } from '../seasons/stage.ts'
import { workDateOf, yearOf } from '../time/work-date.ts'

/** A student's allowance of the whole season, exactly, in its parts: day pay by stage, and the others. */
export function earnedBy(season: Season, facts: StudentFacts) {
  const parts = new Map<string, Money>()
  const add = (key: string, amount: Money) => parts.set(key, plus(parts.get(key) ?? zero, amount))
  let track = false
  for (const period of years(stagesSpan(season.stages))) {
    const computed = compute(season, period, facts)
    track ||= computed.track !== null
    for (const { kind, reason, exact } of computed.lines)
      if (reason.code === 'days-at-rate') add(`stage:${reason.stage}`, exact)
      else if (kind === 'supplement' || kind === 'overtime' || kind === 'logistics') add(kind, exact)
  }
  return { track, parts: Object.fromEntries([...parts].map(([key, amount]) => [key, exactText(amount)])) }
}

/** The pay rules reckon inside one calendar year. */
function years({ from, to }: Period): Period[] {
  const [first, last] = [yearOf(from), yearOf(to)]
  return Array.from({ length: last - first + 1 }, (_, n) => ({
    from: n === 0 ? from : workDateOf(`${first + n}-01-01`),
    to: first + n === last ? to : workDateOf(`${first + n}-12-31`),
  }))
}
