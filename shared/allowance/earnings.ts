import { isZero, times, zero } from '../money/money.ts'
import { shown } from '../money/round.ts'
import type { Figures } from './figures.ts'
import type { Line } from './line.ts'
import type { Track } from './logistics.ts'
import { overtimePay } from './overtime.ts'
import type { Tally } from './tally.ts'

/** The lines that make up the allowance: day pay by stage, leader supplement, overtime, logistics. */
export function earnings(tally: Tally, figures: Figures, track: Track | null): Line[] {
  return [
    ...dayPay(tally),
    ...supplement(tally, figures),
    ...overtime(tally, figures),
    ...logistics(tally, figures, track),
  ]
}

function dayPay({ stages }: Tally): Line[] {
  return [...stages].map(([{ key, name, rate, requiresPass }, dates]) => {
    const exact = times(rate.exact, dates.length)
    const reason = { code: 'days-at-rate', stage: key, name, rate: rate.text, days: dates.length } as const
    const clause = requiresPass ? 'pay.pass' : 'pay.day'
    return { kind: 'day-pay', id: key, clause, reason, amount: shown(exact), exact, dates }
  })
}

function supplement({ leader }: Tally, { supplement: rate }: Figures): Line[] {
  if (leader.length === 0 || isZero(rate.exact)) return []
  const exact = times(rate.exact, leader.length)
  const reason = { code: 'leader-days', rate: rate.text, days: leader.length } as const
  return [
    { kind: 'supplement', id: '', clause: 'pay.leader', reason, amount: shown(exact), exact, dates: leader },
  ]
}

function overtime({ overtime: dates, overtimeMinutes: minutes }: Tally, { overtime: rule }: Figures): Line[] {
  if (minutes === 0) return []
  const exact = overtimePay(minutes, rule)
  const { rate, threshold, unit } = rule
  const reason = { code: 'minutes-at-rate', rate: rate.text, minutes, threshold, unit } as const
  return [{ kind: 'overtime', id: '', clause: 'pay.overtime', reason, amount: shown(exact), exact, dates }]
}

/** Shown with nothing in it while the minimum is not reached: the student is to see what is missing. */
function logistics({ onTime: dates }: Tally, { logistics: rule }: Figures, track: Track | null): Line[] {
  if (!track || dates.length === 0) return []
  const { attended, minimum, missing } = track
  const days = dates.length
  const exact = missing > 0 ? zero : times(rule.rate.exact, days)
  const reason =
    missing > 0
      ? ({ code: 'below-minimum', days, attended, minimum, missing } as const)
      : ({ code: 'on-time-days', rate: rule.rate.text, days } as const)
  return [{ kind: 'logistics', id: '', clause: 'pay.logistics', reason, amount: shown(exact), exact, dates }]
}
