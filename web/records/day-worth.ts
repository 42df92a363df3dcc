import type { Answer } from '../platform/wire.ts'

type Lines = Answer<'/api/allowance/running'>['lines']
type Violation = Answer<'/api/violations/own'>['violations'][number]
type QualityError = Answer<'/api/quality/own'>['errors'][number]

export interface DayFacts {
  violations: readonly Pick<Violation, 'id' | 'kind' | 'state' | 'amount'>[]
  errors: readonly Pick<QualityError, 'id' | 'level' | 'counts' | 'rejected' | 'shares'>[]
  lines: readonly Pick<Lines[number], 'kind' | 'id' | 'amount' | 'dates' | 'deduction'>[]
}

/** One sentence about what a day lost: why, how much, and what of it the cap left undone. */
export type Loss = { id: string; about: 'violation' | 'error'; name: string } & (
  | { amount: string; waived: string }
  /** Nothing is deducted now, and may be later. */
  | { amount: null; waived: '0.00' }
)

const nothing = '0.00'

/**
 * Why the day has less than it could. The line of the allowance says what the cap let through; a fact of a run
 * that was published already has none there and is told with its whole amount.
 */
export function lossesOf({ violations, errors, lines }: DayFacts): Loss[] {
  const taken = (id: string, whole: string | null) => {
    const line = lines.find((one) => one.id === id && one.deduction)
    if (line?.deduction) return { amount: line.amount.replace('-', ''), waived: line.deduction.waived }
    return whole === null ? [] : { amount: whole, waived: nothing }
  }
  const open = { amount: null, waived: nothing } as const
  const loss = (
    about: Loss['about'],
    { id, name }: { id: string; name: string },
    found: ReturnType<typeof taken> | typeof open,
  ): Loss[] => (Array.isArray(found) ? [] : [{ id, about, name, ...found }])
  return [
    ...errors.flatMap(({ id, level, counts, rejected, shares }) => {
      if (rejected) return []
      return loss('error', { id, name: level }, counts ? taken(id, shares.student) : open)
    }),
    ...violations.flatMap(({ id, kind, state, amount }) => {
      if (state === 'in-force') return loss('violation', { id, name: kind }, taken(id, amount))
      return state === 'appealed' ? loss('violation', { id, name: kind }, open) : []
    }),
  ]
}

/** The lines of the allowance in which the date stands, as the address of each. */
export const lineAddresses = (lines: DayFacts['lines'], date: string): string[] =>
  lines.filter((line) => line.dates.some((on) => on.date === date)).map(addressOf)

/** Where a line can be opened from elsewhere. */
export const addressOf = ({ kind, id }: { kind: string; id: string }): string => (id ? `${kind}.${id}` : kind)
