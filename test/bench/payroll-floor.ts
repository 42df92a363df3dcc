/**
 * The bare arithmetic of a payroll: the same sums with the same decimals, without reasons, lines, dates or
 * facts by name. It is not right for every season; it is what cannot be done with less work.
 */
import { Decimal } from 'decimal.js'
import type { StudentFacts } from '../../shared/allowance/facts.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { stageByDate } from '../../shared/seasons/stage.ts'

export function bareArithmetic(season: Season) {
  const stages = stageByDate(season.stages)
  const rates = new Map(season.stages.map((stage) => [stage.key, new Decimal(stage.dayRate)]))
  const { thresholdMinutes, unitMinutes, hourlyRate } = season.pay.overtime
  const hourly = new Decimal(hourlyRate)
  const supplement = new Decimal(season.pay.leaderDaySupplement)
  return ({ attendance, online, violations, errors, awards, memberships }: StudentFacts): string => {
    const minutes = new Map<string, number>()
    for (const o of online) minutes.set(o.date, (minutes.get(o.date) ?? 0) + o.minutes)
    let allowance = new Decimal(0)
    let overtime = 0
    for (const { date, state, confirmed } of attendance) {
      const stage = stages.get(date)
      if (!confirmed || state !== 'present' || !stage) continue
      allowance = allowance.plus(rates.get(stage.key)!)
      if (memberships[0]!.leader) allowance = allowance.plus(supplement)
      const over = (minutes.get(date) ?? 0) - thresholdMinutes
      if (stage.overtime && over > 0) overtime += over - (over % unitMinutes)
    }
    allowance = allowance.plus(hourly.times(overtime).dividedBy(60))
    const claims = new Decimal(violations.length * 10 + errors.length * 50)
    const due = allowance
      .minus(Decimal.min(claims, allowance))
      .plus(awards.length * 100)
      .toDecimalPlaces(2)
    const taxed = Decimal.max(due.times('0.8').minus(15_000), 0)
    return due.minus(taxed.times('0.03').toDecimalPlaces(2)).toString()
  }
}
