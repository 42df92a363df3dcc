import { isSettled } from '../../shared/payouts/standing.ts'
import type { Standing } from '../../shared/payouts/standing.ts'

export const standings = ['waiting', 'objected', 'attested', 'signed'] as const
export const tones = {
  draft: 'quiet',
  waiting: 'warning',
  objected: 'danger',
  attested: 'accent',
  signed: 'success',
} as const satisfies Record<Standing, string>

type Standable = { className: string; standing: Standing }

/** How many of these stand how. */
export const countsOf = (slips: readonly { standing: Standing }[]) =>
  Object.fromEntries(
    standings.map((which) => [which, slips.filter(({ standing }) => standing === which).length]),
  ) as Record<(typeof standings)[number], number>

/** Each class with how many of its payslips stand how, in the classes' order. */
export const progressOf = (slips: readonly Standable[]) =>
  [...Map.groupBy(slips, (slip) => slip.className)]
    .map(([className, those]) => ({
      className,
      all: those.length,
      done: those.filter(({ standing }) => isSettled(standing)).length,
      counts: countsOf(those),
    }))
    .toSorted((a, b) => a.className.localeCompare(b.className))
