import { money, type Money } from '../money/money.ts'

// The figures of the tax law, apart from the formulas in `tax.ts`.

export interface Bracket {
  /** The bracket holds up to and including this base; null: no upper end. */
  readonly upTo: Money | null
  readonly rate: string
  /** Quick deduction: what makes the one rate give the sum over all brackets. */
  readonly less: Money
}

/** Labour remuneration (State Taxation Administration announcement 61 of 2018, each payout by itself). */
export const labour = {
  /** A payout up to this is free. */
  freeUpTo: money('800'),
  /** Up to this the flat amount comes off; above it a fifth does. */
  flatUpTo: money('4000'),
  flatAllowance: money('800'),
  remaining: '0.8',
  brackets: [bracket('20000', '0.2', '0'), bracket('50000', '0.3', '2000'), bracket(null, '0.4', '7000')],
}

/** Cumulative withholding for full-time students on internship (announcement 13 of 2020). */
export const cumulative = {
  monthlyAllowance: money('5000'),
  brackets: [
    bracket('36000', '0.03', '0'),
    bracket('144000', '0.1', '2520'),
    bracket('300000', '0.2', '16920'),
    bracket('420000', '0.25', '31920'),
    bracket('660000', '0.3', '52920'),
    bracket('960000', '0.35', '85920'),
    bracket(null, '0.45', '181920'),
  ],
}

function bracket(upTo: string | null, rate: string, less: string): Bracket {
  return { upTo: upTo === null ? null : money(upTo), rate, less: money(less) }
}
